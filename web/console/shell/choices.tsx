import BulbOutlined from '@ant-design/icons/BulbOutlined'
import TranslationOutlined from '@ant-design/icons/TranslationOutlined'
import UserOutlined from '@ant-design/icons/UserOutlined'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { leave, useProgram, useSession } from '#kit/session.ts'
import { chooseLanguage, useLanguage, useTexts, type Language } from '#kit/texts.ts'
import { chooseShade, useShadeChoice, type ShadeChoice } from '#kit/theme.ts'

/** Each language is called by its own name, so that whoever cannot read this one finds theirs. */
const OWN_NAMES: Record<Language, string> = { en: 'English', zh: '简体中文' }

export function LanguageMenu() {
  const say = useTexts('shell')
  const language = useLanguage()
  const items = (Object.keys(OWN_NAMES) as Language[]).map((key) => ({ key, label: <span lang={key}>{OWN_NAMES[key]}</span> }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectable: true, selectedKeys: [language], onClick: ({ key }) => void chooseLanguage(key as Language) }}
    >
      <Button type="text" icon={<TranslationOutlined />} aria-label={say('language')} />
    </Dropdown>
  )
}

export function ShadeMenu() {
  const say = useTexts('shell')
  const choice = useShadeChoice()
  const items = (['system', 'light', 'dark'] as const).map((key) => ({ key, label: say(`shade.${key}`) }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectable: true, selectedKeys: [choice], onClick: ({ key }) => chooseShade(key as ShadeChoice) }}
    >
      <Button type="text" icon={<BulbOutlined />} aria-label={say('shade.title')} />
    </Dropdown>
  )
}

export function AccountMenu() {
  const say = useTexts('shell')
  const navigate = useNavigate()
  const { staff, owner } = useSession()
  const { role } = useProgram()
  const items = [
    { key: 'who', type: 'group' as const, label: `${staff.name} · ${say(`role.${role}`)}` },
    { key: 'account', label: say('account') },
    ...(owner ? [{ key: 'programs/new', label: say('begin_program') }] : []),
    { key: 'leave', label: say('sign_out') },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => void (key === 'leave' ? leave() : navigate({ to: `/${key}` as never })) }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={say('account_of', { name: staff.name })} />
    </Dropdown>
  )
}
