import { describe, expect, it } from 'vitest';
import { createCategoryReader } from '../../../src/bot/reading/categories.ts';
import { createListWording } from '../../../src/bot/reading/list-wording.ts';
import { casebook } from '../../support/bot.ts';

const readCategories = createCategoryReader(casebook.taxonomy);
const wording = createListWording({
  requests: ['唠唠{subject}，嗑到哪算哪', '{party}嗑到哪算哪', 'tell {party} tales'],
  questions: ['海关多久放行', '棉花多久放行', '原油检验多久放行', '今天吃什么'],
  readCategories,
});
const likeness = (text: string) => wording.likeness(text, readCategories(text));

describe('the wording of a message', () => {
  it('is likelier that of a list where it is like that of the requests, whatever they name', () => {
    expect(likeness('唠唠棉花,嗑到哪算哪')).toBeGreaterThan(0);
    expect(likeness('海事局嗑到哪算哪')).toBeGreaterThan(0);
    expect(likeness('customs tales')).toBeGreaterThan(likeness('customs'));
  });

  it('is likelier that of a question about one matter where it is like that of the questions', () => {
    expect(likeness('海事局多久放行')).toBeLessThan(0);
  });

  it('learns nothing from questions that name no category', () => {
    expect(wording.isWrapping('今天')).toBe(false);
    expect(likeness('今天吃棉花')).toBeCloseTo(likeness('黄天吃棉花'));
  });

  it('tells words of asking from others', () => {
    expect(wording.isWrapping('唠唠')).toBe(true);
    expect(wording.isWrapping('放行')).toBe(false);
    expect(wording.isWrapping('灯塔')).toBe(false);
  });
});
