/** The purposes of hosts. */
export const trafficClasses = [
  'model',
  'telemetry',
  'error-reporting',
  'experiments',
  'auth',
  'update',
  'sharing',
  'registry',
  'index',
] as const;
export type TrafficClass = (typeof trafficClasses)[number];
