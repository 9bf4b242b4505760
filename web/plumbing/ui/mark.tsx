// Our own mark: two hands reaching around one point, citizen and office.
import type { JSX } from 'preact';

export function Mark(): JSX.Element {
  return (
    <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#fff" />
      <path d="M9 13a7 7 0 0 1 13.4-2.7" fill="none" stroke="#196bcd" stroke-width="3.4" stroke-linecap="round" />
      <path d="M23 19a7 7 0 0 1-13.4 2.7" fill="none" stroke="#d50b0b" stroke-width="3.4" stroke-linecap="round" />
      <circle cx="16" cy="16" r="3.2" fill="#083575" />
    </svg>
  );
}
