import { useTexts } from '#kit/texts.ts'
import type { Preview } from './mapping-step.tsx'

/** The first rows as they are read, each with what is wrong with it. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const say = useTexts('data')
  return (
    <div style={{ overflowX: 'auto' }} role="region" aria-label={say('first_rows')} tabIndex={0}>
      <table className="figures preview">
        <thead>
          <tr>
            <th scope="col">{say('line')}</th>
            <th scope="col">{say('fault')}</th>
            {preview.columns.map((column, i) => (
              <th scope="col" key={`${i} ${column}`}>
                {column || say('unnamed_column', { number: i + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ line, cells, fault }) => (
            <tr key={line}>
              <th scope="row" className="num">
                {line}
              </th>
              <td>{fault ? <span className="bad">{fault.message}</span> : <span className="good">{say('good_row')}</span>}</td>
              {cells.map((cell, i) => (
                <td key={i}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
