/**
 * THE list of what has to hold before a change goes in, in order. `script` is the name of a script in package.json.
 * A step that is `alone` has the machine to itself; the others run two at a time.
 */
export const STEPS = [
  { name: 'tidy', script: 'tidy', title: 'names, sizes and imports follow the house rules' },
  { name: 'types', script: 'types', title: 'TypeScript' },
  { name: 'lint', script: 'lint', title: 'lint' },
  { name: 'format', script: 'format:check', title: 'format' },
  { name: 'generated', script: 'gen:check', title: 'generated files are up to date' },
  { name: 'bundles', script: 'bundles', title: 'the console’s pages are within their budgets' },
  { name: 'tests', script: 'unit:coverage', title: 'all tests, and the coverage where a branch is money', alone: true },
]
