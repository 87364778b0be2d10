/** The mark: a leaf that comes back every year. */
export const Leaf = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    <path d="M28 4C13 3 4 10 5 22c0 2 .5 4 1 5 2-8 7-13 14-16-6 5-10 10-12 17 13 1 21-8 20-24z" fill="#3f8f4f" />
  </svg>
)
