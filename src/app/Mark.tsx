/** The sign of Holdfast: what anchors kelp in a storm. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <g fill="none" className="stroke-on-accent" strokeWidth="2.6" strokeLinecap="round">
        <path d="M16 5.500v21M16 15c0 5-3 5.500-6.500 7S6 26 6 26M16 15c0 5 3 5.500 6.500 7S26 26 26 26" />
      </g>
    </svg>
  );
}
