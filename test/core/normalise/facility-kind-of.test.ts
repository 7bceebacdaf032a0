import { expect, test } from 'vitest';
import { FACILITY_KINDS } from '../../../src/core/model/facility-kind.ts';
import { facilityKindOf, isAnimalClinic } from '../../../src/core/normalise/facility-kind-of.ts';

test('codes pass as they are', () => {
  for (const { code } of FACILITY_KINDS) expect(facilityKindOf(code)).toBe(code);
  expect(facilityKindOf(' EMS-Station ')).toBe('ems-station');
});

test.each([
  ['卫生院', 'township-hc'],
  ['中心卫生院', 'central-township-hc'],
  ['社区卫生服务中心', 'community-hc'],
  ['社区卫生服务站', 'community-station'],
  ['村卫生室', 'village-clinic'],
  ['急救站', 'ems-station'],
  ['急救点', 'ems-station'],
  ['急救分站', 'ems-station'],
  ['急救中心', 'ems-centre'],
  ['青田县人民医院', 'county-hospital'],
  ['浙江省人民医院', 'provincial-hospital'],
  ['中医院', 'tcm-hospital'],
  ['妇幼保健院', 'mch-hospital'],
  ['某医院东院区', 'branch-campus'],
  ['第二分院', 'branch-campus'],
  ['疾控中心', 'cdc'],
  ['疾病预防控制中心', 'cdc'],
  ['中心血站', 'blood-centre'],
  ['献血屋', 'donation-site'],
  ['直升机停机坪', 'helipad'],
  ['AED', 'aed'],
  ['精神病医院', 'psychiatric-hospital'],
  ['儿童医院', 'childrens-hospital'],
  ['康复医院', 'rehab-hospital'],
  ['护理院', 'nursing-hospital'],
  ['口腔医院', 'specialist-hospital'],
  ['二级甲等', 'secondary-hospital'],
  ['民营医院', 'private-hospital'],
  ['综合医院', 'general-hospital'],
  ['诊所', 'clinic'],
  ['医院', 'hospital'],
  ['ambulance station', 'ems-station'],
  ['Community Health Centre', 'community-hc'],
  ['general hospital', 'general-hospital'],
  ['医疗保健服务;综合医院;卫生院', 'township-hc'],
  ['医疗保健服务;综合医院;三级甲等医院', 'tertiary-hospital'],
  ['医疗保健服务;医药保健销售店;药房|医疗保健服务;诊所;诊所', 'clinic'],
  ['医疗保健服务;动物医疗场所;宠物诊所', 'not-for-people'],
  ['药房', null],
  ['地铁站', null],
  ['', null],
])('%s is %s', (word, kind) => {
  expect(facilityKindOf(word)).toBe(kind);
});

test('animal clinics by name, but not the zoo or a laboratory', () => {
  expect(['芭比堂动物医院眼科中心', '御宠佳园宠物诊所'].every(isAnimalClinic)).toBe(true);
  expect(['上海动物园医疗站', '新华医院动物实验楼'].some(isAnimalClinic)).toBe(false);
});
