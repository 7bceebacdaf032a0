import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const FONT = '"Noto Sans SC","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,-apple-system,sans-serif';

/** Shade 6 is the accent on white, shade 4 the accent on dark. */
const accent: MantineColorsTuple = [
  '#e3f1f0',
  '#c9e4e2',
  '#9fd0cc',
  '#74bcb6',
  '#4fb3ad',
  '#2c8a80',
  '#0a6a6b',
  '#085a5b',
  '#064a4b',
  '#043a3b',
];
const proposal: MantineColorsTuple = [
  '#f3effd',
  '#e2d9fa',
  '#c9b8f5',
  '#b39bf0',
  '#a78bfa',
  '#8560e0',
  '#6a3fd0',
  '#5a33b5',
  '#4b2a98',
  '#3c217b',
];
const gap: MantineColorsTuple = [
  '#fbeae5',
  '#f6d3c9',
  '#f0b3a2',
  '#f1967a',
  '#f08a6c',
  '#d65a38',
  '#b8401f',
  '#9c3318',
  '#802912',
  '#65200d',
];

/** Mantine's own dark greys are warm; ours lean towards the ink. */
const dark: MantineColorsTuple = [
  '#e8eef3',
  '#c3ced8',
  '#9dabb8',
  '#74838f',
  '#42505c',
  '#35424e',
  '#22303a',
  '#18212a',
  '#11181f',
  '#0c1217',
];

/** Light variants of the accent on dark ground, and the colours that differ by theme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {},
  dark: {
    '--mantine-color-body': '#18212a',
    '--mantine-color-text': '#e8eef3',
    '--mantine-color-dimmed': '#9dabb8',
    '--mantine-color-default-border': '#35424e',
    // White words on it keep a contrast of 5 : 1.
    '--mantine-color-accent-filled': '#147c78',
    '--mantine-color-accent-filled-hover': '#18908b',
    '--mantine-primary-color-filled': '#147c78',
    '--mantine-primary-color-filled-hover': '#18908b',
    '--mantine-color-accent-light': '#17383a',
    '--mantine-color-accent-light-hover': '#1d4648',
    '--mantine-color-accent-light-color': '#74cfc8',
    '--mantine-color-gap-light': '#40241d',
    '--mantine-color-gap-light-color': '#ff8f70',
  },
});

export const theme = createTheme({
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '650' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.5', lg: '1.4', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  cursorType: 'pointer',
  colors: { accent, proposal, gap, dark },
  components: {
    Button: { defaultProps: { size: 'xs', fw: 500 } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 30 } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, fz: 12 } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', returnFocus: true } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', position: 'bottom-end' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false, comboboxProps: { withinPortal: true } } },
    NumberInput: { defaultProps: { size: 'xs', clampBehavior: 'blur' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Slider: { defaultProps: { size: 'sm' } },
  },
});
