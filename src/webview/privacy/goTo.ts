/** Moves to a part of the page like a link: scrolls to its heading and focuses it. */
export function goTo(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
