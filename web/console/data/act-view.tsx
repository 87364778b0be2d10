import { Drawer } from 'antd'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { Id } from '#ui/copy.tsx'
import { Read } from '#ui/states.tsx'
import { When } from '#ui/values.tsx'
import { pathsOf, type Recorded } from './audit.tsx'
import { Target } from './target.tsx'

/** One act of the record: who, when, why, and each thing as it was and as it is. */
export function ActView({ id, close }: { id: string | undefined; close: () => void }) {
  const say = useTexts('data')
  const read = useRead('/v1/audit/{id}', { path: { id: Number(id ?? 1) } as never, when: id !== undefined })
  return (
    <Drawer title={say('act')} open={id !== undefined} onClose={close} size={720}>
      {id !== undefined && <Read of={read}>{(data) => (String(data.id) === id ? <Details of={data} /> : null)}</Read>}
    </Drawer>
  )
}

function Details({ of }: { of: Recorded }) {
  const say = useTexts('data')
  return (
    <div className="rows">
      <dl className="terms">
        <dt>{say('who')}</dt>
        <dd>
          {of.staff?.name ?? '–'} {of.role && <span className="soft">{say(`shell:role.${of.role}`)}</span>}
        </dd>
        <dt>{say('when')}</dt>
        <dd>
          <When at={of.at} exact />
        </dd>
        <dt>{say('did_what')}</dt>
        <dd>
          {say(`act_kind.${of.kind}`)} {of.route && <span className="mono">{of.route}</span>}
        </dd>
        <dt>{say('shell:reason')}</dt>
        <dd>{of.reason ?? '–'}</dd>
        <dt>{say('about_what')}</dt>
        <dd>{of.targets.length === 0 ? '–' : of.targets.map((target) => <Target key={target} id={target} />)}</dd>
        <dt>{say('request')}</dt>
        <dd>
          <Id value={of.request} short />
        </dd>
      </dl>
      <Difference before={of.before} after={of.after} />
    </div>
  )
}

/** Each thing that changed. What was is struck through and what is stands beside it: the colours only help. */
function Difference({ before, after }: Pick<Recorded, 'before' | 'after'>) {
  const say = useTexts('data')
  const paths = pathsOf(before, after)
  if (paths.length === 0) return <p className="soft">{say('nothing_to_compare')}</p>
  return (
    <div style={{ overflowX: 'auto' }} role="region" aria-label={say('what_changed')} tabIndex={0}>
      <table className="figures plain">
        <thead>
          <tr>
            <th scope="col">{say('what')}</th>
            <th scope="col">{say('before')}</th>
            <th scope="col">{say('after')}</th>
          </tr>
        </thead>
        <tbody>
          {paths.map((path) => (
            <tr key={path}>
              <th scope="row" className="mono">
                {path}
              </th>
              <td>{before && path in before ? <del className="bad mono">{shown(before[path])}</del> : <span className="soft">–</span>}</td>
              <td>
                {after && path in after ? (
                  <ins className="good mono" style={{ textDecoration: 'none' }}>
                    {shown(after[path])}
                  </ins>
                ) : (
                  <span className="soft">–</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
