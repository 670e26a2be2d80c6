/** What a host is for. */
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
