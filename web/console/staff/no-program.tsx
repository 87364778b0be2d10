import { Button } from 'antd'
import { leave, SessionContext, type Session } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { BeginProgram } from './begin-program.tsx'
import { Entrance } from './entrance.tsx'

/** What stands there for whoever is signed in and has no program: an owner begins one, anybody else is told whom to ask. */
export function NoProgram({ session }: { session: Session }) {
  return (
    <SessionContext value={session}>
      <Entrance>
        {session.owner ? <BeginProgram /> : <AskOwner />}
        <Leave />
      </Entrance>
    </SessionContext>
  )
}

function AskOwner() {
  const say = useTexts('staff')
  return (
    <>
      <h1 style={{ fontSize: 20, margin: '0 0 8px' }}>{say('no_program')}</h1>
      <p className="soft">{say('no_program_about')}</p>
    </>
  )
}

function Leave() {
  const say = useTexts('shell')
  return (
    <Button block type="text" style={{ marginTop: 8 }} onClick={() => void leave()}>
      {say('sign_out')}
    </Button>
  )
}
