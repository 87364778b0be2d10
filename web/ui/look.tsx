import LoadingOutlined from '@ant-design/icons/LoadingOutlined'
import { App, ConfigProvider, theme, type ThemeConfig } from 'antd'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useLanguage } from '#kit/texts.ts'
import { useShade, type Shade } from '#kit/theme.ts'

const FONT = 'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif'

/** Low enough that most of the pages of an owner are seen at once on a laptop. */
const MENU = { itemHeight: 32, itemMarginBlock: 1 }

/** Every pair of text and ground here has at least 4.5 : 1; a test with axe holds it so. */
const SHADES: Record<Shade, ThemeConfig> = {
  light: {
    algorithm: theme.defaultAlgorithm,
    token: {
      colorPrimary: '#2f6b3a',
      colorPrimaryHover: '#3a8147',
      colorPrimaryActive: '#234f2b',
      // Made from so dark a green, these would be grey.
      colorPrimaryBg: '#e7f2e9',
      colorPrimaryBgHover: '#d5e8d9',
      colorPrimaryBorder: '#a9cdb2',
      controlItemBgActive: '#e7f2e9',
      colorInfo: '#22607a',
      colorInfoBg: '#e8f2f6',
      colorInfoBorder: '#b3d2de',
      colorSuccess: '#2f6b3a',
      colorSuccessBg: '#e7f2e9',
      colorSuccessBorder: '#a9cdb2',
      colorWarning: '#8f5300',
      colorWarningBg: '#fdf3e2',
      colorWarningBorder: '#ecd2a5',
      colorError: '#b3261e',
      colorErrorBg: '#fcecea',
      colorErrorBorder: '#eebbb6',
      colorLink: '#2f6b3a',
      colorLinkHover: '#234f2b',
      colorLinkActive: '#234f2b',
      colorTextPlaceholder: '#667069',
      colorTextDescription: '#56615a',
      colorTextSecondary: '#4d5850',
      colorTextTertiary: '#5c675f',
      colorBgLayout: '#f5f7f3',
    },
    components: { Layout: { siderBg: '#ffffff', headerBg: '#ffffff' }, Menu: MENU },
  },
  dark: {
    algorithm: theme.darkAlgorithm,
    token: {
      colorPrimary: '#6fbf82',
      colorPrimaryHover: '#8fd19e',
      colorPrimaryActive: '#58a86b',
      colorPrimaryBg: '#203226',
      colorPrimaryBgHover: '#284031',
      colorPrimaryBorder: '#3d6a4a',
      controlItemBgActive: '#203226',
      // On so light a green, white would be hard to read.
      colorTextLightSolid: '#0e1310',
      colorInfo: '#6db3cf',
      colorSuccess: '#6fbf82',
      colorWarning: '#e0a44a',
      colorError: '#f28b82',
      colorLink: '#8fd19e',
      colorLinkHover: '#b5e3bf',
      colorTextPlaceholder: '#98a59c',
      colorTextDescription: '#a9b5ac',
      colorTextSecondary: '#b6c1b9',
      colorTextTertiary: '#a3b0a7',
      colorBgLayout: '#0e1310',
      colorBgContainer: '#1a211d',
      colorBgElevated: '#212a25',
      colorBorder: '#425048',
      colorBorderSecondary: '#2e3932',
    },
    components: { Layout: { siderBg: '#151c18', headerBg: '#151c18' }, Menu: MENU, Tooltip: { colorTextLightSolid: '#e6ece7' } },
  },
}

/** Hidden from screen readers, so that a button that waits keeps its name. */
const BUTTON = { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> }

/** Tokens, language and messages of the components below. */
export function Look({ children }: { children: ReactNode }) {
  const shade = useShade()
  const locale = useComponentTexts()
  useEffect(() => {
    document.documentElement.dataset['shade'] = shade
  }, [shade])
  const motion = useMotion()
  const { token, ...rest } = SHADES[shade]
  return (
    <ConfigProvider
      {...(locale && { locale })}
      theme={{ ...rest, token: { fontFamily: FONT, borderRadius: 8, fontSize: 14, motion, ...token } }}
      button={BUTTON}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}

const still = matchMedia('(prefers-reduced-motion: reduce)')

/**
 * Whether things may move. The components are told: a style that gives everything the shortest of durations makes
 * movements of what had none, and a menu that is measured in the midst of one stands nine thousand pixels off.
 */
const useMotion = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      still.addEventListener('change', tell)
      return () => still.removeEventListener('change', tell)
    },
    () => !still.matches,
  )

type ComponentTexts = NonNullable<Parameters<typeof ConfigProvider>[0]['locale']>

/** The components' own words; English is what they speak by themselves. */
function useComponentTexts(): ComponentTexts | null {
  const language = useLanguage()
  const [texts, setTexts] = useState<ComponentTexts | null>(null)
  useEffect(() => {
    const load = language === 'zh' ? import('antd/locale/zh_CN') : import('antd/locale/en_GB')
    void load.then(({ default: found }) => setTexts(found))
  }, [language])
  return texts
}
