export { NumberInput, Slider } from '@mantine/core';
