import { describe, expect, it } from 'vitest';
import { loadCasebook } from '../../src/knowledge/load.ts';
import { normalise } from '../../src/knowledge/text/normalise.ts';

const { search } = loadCasebook('data');
const ranked = (question: string) =>
  search.find(search.repair(normalise(question)), 5).hits.map((hit) => hit.case.number);

/** A question, the cases in the order that a reader of the book would put them, and why. */
type Expected = [question: string, order: number[], reason: string];

const names: Expected[] = [
  ['留抵贷', [52, 37], 'the name of 52; 37 is the other case on VAT credits'],
  ['留抵退税确认', [37, 52], 'confirming is what 37 does; 52 lends on the credits'],
  ['企财保', [22], 'a coined name that only 22 has'],
  ['关保通', [49], 'a coined name that only 49 has'],
  ['云登轮', [57], 'a coined name that only 57 has'],
  ['易智存', [69], 'a coined name that only 69 has'],
  ['保医通', [73], 'a coined name that only 73 has'],
  ['独任审批师', [63], 'a coined name that only 63 has'],
  ['铁海E通', [92], 'Latin letters inside a Chinese name'],
  ['NQI', [67], 'an abbreviation in the title'],
  ['9810', [102], 'a customs code as the name of the party'],
  ['M0用地', [43], 'letter and digit before a Chinese word'],
];

const words: Expected[] = [
  ['船到了油先卸下来再化验', [46], 'unloading first and testing later is 46, in daily words'],
  ['原油不进油罐直接转船', [74], 'direct transfer without tanks is 74, not 46'],
  ['保税原油调和', [15], 'blending is 15 among the four oil cases'],
  ['铁矿石一边卸一边混', [16], 'blending while unloading is 16; 127 is about machines'],
  ['进口矿石卸到小船直接走', [58], 'ship to ship is 58'],
  ['连锁便利店开分店', [2], 'the only case on convenience stores'],
  ['施工许可证分三次办', [72], 'the permit in stages is 72, not 3'],
  ['老楼加装电梯', [40], 'lifts in old buildings are one kind of project in 40'],
  ['开中医诊所', [53], 'clinics are 53; 81 is about companies going abroad'],
  ['中药卖到澳门', [81], 'Macao is 81'],
  ['散装红酒进来再灌瓶', [21], 'the everyday word for wine'],
  ['活鱼出口', [86], 'live aquatic animals'],
  ['海参合格证', [87], 'certificates of aquatic products'],
  ['排污许可证', [89], 'the permit is 89; 88 is about outlets'],
  ['入海排污口', [88], 'outlets are 88; 89 is about permits'],
  ['租房贷款', [99], 'loans for rent from the housing fund'],
  ['扣船拍卖', [110], 'arrest and auction of ships'],
  ['商业秘密', [143], 'trade secrets'],
  ['专利预审', [54], 'pre-examination of patents is in a chart caption of 54'],
  ['司机开发票', [139], 'invoices for truck drivers'],
  ['电竞', [124], 'e-sports stands in the procedure only'],
  ['营业性演出', [107], 'performances'],
];

const typed: Expected[] = [
  ['liudidai', [52], 'pinyin of a coined name'],
  ['留底贷', [52], 'a wrong character of the same sound'],
  ['商業秘密保護', [143], 'traditional characters'],
  ['ＮＱＩ一站式', [67], 'full-width letters'],
  ['how does the VAT credit loan work', [52], 'an English question for a Chinese name'],
  ['bulk wine bottling in the bonded zone', [21], 'English for a Chinese record'],
  ['海关 clearance 公式定价', [47], 'both languages in one question'],
  ['which case is about barter trade', [76], 'the only case on barter'],
];

describe('ranking', () => {
  it.each([...names, ...words, ...typed])('%s -> %j: %s', (question, order) => {
    expect(ranked(question).slice(0, order.length)).toEqual(order);
  });
});
