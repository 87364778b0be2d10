import { Collapse, Drawer } from 'antd'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { Read } from '#ui/states.tsx'

/** What changed from one version to another, in words first and by path for whoever wants it exactly. */
export function Comparison({ from, to, close }: { from: string | undefined; to: string | undefined; close: () => void }) {
  const say = useTexts('studies')
  const open = from !== undefined && to !== undefined
  return (
    <Drawer
      open={open}
      onClose={close}
      size={640}
      destroyOnHidden
      title={say('changes_between', { from, to: to === 'draft' ? say('the_draft') : to })}
    >
      {open && <ChangesInWords from={Number(from)} to={to} />}
    </Drawer>
  )
}

export function ChangesInWords({ from, to }: { from: number; to: string }) {
  const say = useTexts('studies')
  const { key } = useProgram()
  const diff = useRead('/v1/programs/{program}/diff', {
    path: { program: key },
    query: { from, to: to === 'draft' ? 'draft' : Number(to) },
  })
  return (
    <Read of={diff} rows={4}>
      {({ changes, words }) =>
        changes.length === 0 ? (
          <p className="soft">{say('no_changes')}</p>
        ) : (
          <>
            <ul style={{ paddingInlineStart: 18 }}>
              {words.map(({ path, words: text }) => (
                <li key={`${path} ${text}`}>{text}</li>
              ))}
            </ul>
            <Collapse
              size="small"
              items={[
                {
                  key: 'paths',
                  label: say('by_path', { count: changes.length }),
                  children: changes.map(({ path, before, after }) => (
                    <div key={path} style={{ marginBottom: 8 }}>
                      <div className="mono">{path}</div>
                      <pre className="code">
                        <del className="bad">{JSON.stringify(before) ?? '–'}</del>
                        {'\n'}
                        <ins className="good">{JSON.stringify(after) ?? '–'}</ins>
                      </pre>
                    </div>
                  )),
                },
              ]}
            />
          </>
        )
      }
    </Read>
  )
}
