import { BeginProgram } from './begin-program.tsx'

/** An owner begins another program beside those that there are. */
export default function NewProgram() {
  return (
    <div className="page">
      <div className="card" style={{ maxWidth: 560 }}>
        <BeginProgram />
      </div>
    </div>
  )
}
