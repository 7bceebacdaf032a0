import { describe, expect, it } from 'vitest';
import {
  formatMinutes,
  formatNumber,
  formatPercent,
  formatSigned,
  peopleDivisor,
  UNKNOWN,
} from '../../src/language/format-number.ts';

describe('formatNumber', () => {
  it('groups thousands and keeps the digits asked for', () => {
    expect(formatNumber(31_400, 'zh-CN')).toBe('31,400');
    expect(formatNumber(17.25, 'en', 1)).toBe('17.3');
  });

  it('shows what is unknown as a dash, never as zero', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(formatNumber(value, 'zh-CN')).toBe(UNKNOWN);
      expect(formatMinutes(value, 'en')).toBe(UNKNOWN);
      expect(formatPercent(value, 'en')).toBe(UNKNOWN);
      expect(formatSigned(value, 'en')).toBe(UNKNOWN);
    }
  });

  it('has no negative zero', () => {
    expect(formatNumber(-0.04, 'en', 1)).toBe('0.0');
    expect(formatSigned(-0.04, 'en', 1)).toBe('0.0');
  });
});

describe('shares, minutes and differences', () => {
  it('have one decimal', () => {
    expect(formatPercent(0.9234, 'zh-CN')).toBe('92.3%');
    expect(formatMinutes(12.44, 'zh-CN')).toBe('12.4');
  });

  it('carry their sign', () => {
    expect(formatSigned(4.1, 'zh-CN', 1)).toBe('+4.1');
    expect(formatSigned(-1200, 'en')).toBe('−1,200');
  });
});

describe('peopleDivisor', () => {
  it('is 万 in Chinese and a thousand in English', () => {
    expect(peopleDivisor('zh-CN', 'large')).toBe(10_000);
    expect(peopleDivisor('en', 'large')).toBe(1_000);
    expect(peopleDivisor('en', 'plain')).toBe(1);
  });
});
