/**
 * npm hands a polite kill to its shell only, which ends and leaves the script behind with nobody to stop it (measured
 * with npm 10 and 11). A script that sees its shell gone ends itself as politely. Not on Windows, which names no new parent.
 */
export function followParent() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 300)
  timer.unref()
}
