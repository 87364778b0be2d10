import { Button } from 'antd'
import { lazy, Suspense, use, useState } from 'react'
import { useTexts } from '#kit/texts.ts'
import { SectionTitle } from '../page.tsx'
import { Loading } from '../states.tsx'
import type { Picture } from './picture.ts'

const Drawing = lazy(() => import('./drawing.tsx'))

/** A picture of figures, with its title, and the same figures as a table for whoever would rather read them. */
export function Chart({ title, picture, height = 280 }: { title: string; picture: Picture; height?: number }) {
  const say = useTexts('shell')
  const told = use(SectionTitle) === title
  const [asTable, setAsTable] = useState(false)
  return (
    <figure style={{ margin: 0 }} aria-label={title}>
      <div style={{ display: 'flex', alignItems: 'center', marginBottom: 8 }}>
        <figcaption style={{ fontWeight: 600 }} className={told ? 'visually-hidden' : ''}>
          {title}
        </figcaption>
        <span style={{ flex: 1 }} />
        <Button size="small" type="text" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'as_picture' : 'as_table')}
        </Button>
      </div>
      <div style={{ minHeight: height }}>
        {asTable ? (
          <FigureTable picture={picture} title={title} height={height} />
        ) : (
          <Suspense fallback={<Loading rows={Math.floor(height / 40)} />}>
            <Drawing title={title} picture={picture} height={height} />
          </Suspense>
        )}
      </div>
    </figure>
  )
}

function FigureTable({ picture, title, height }: { picture: Picture; title: string; height: number }) {
  const { head, rows } = picture.table
  return (
    <div style={{ maxHeight: height, overflow: 'auto' }} tabIndex={0} role="region" aria-label={title}>
      <table className="figures">
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            <tr key={i}>
              {cells.map((cell, j) =>
                j === 0 ? (
                  <th key={j} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={j} className="num">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
