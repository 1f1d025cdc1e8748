const LAYOUT = ['direction', 'padding', 'horizontal_spacing', 'horizontal_align', 'vertical_spacing', 'vertical_align'];
const TEXT = ['content', 'text_size', 'text_color', 'text_align', 'lines', 'i18n_content'];

/** What every tagged object may have. */
export const COMMON_ATTRIBUTES: readonly string[] = ['tag', 'element_id', 'margin'];

/**
 * The tags of card JSON 2.0 and the attributes of each beside {@link COMMON_ATTRIBUTES}, from the public component pages.
 * `undefined` stands for a known tag whose attributes are not checked here.
 */
export const ELEMENT_TAGS: Readonly<Record<string, readonly string[] | undefined>> = {
  markdown: ['content', 'text_size', 'text_align', 'icon', 'i18n_content'],
  div: ['text', 'fields', 'icon', 'width'],
  img: ['img_key', 'alt', 'title', 'corner_radius', 'scale_type', 'size', 'transparent', 'preview'],
  hr: [],
  table: ['columns', 'rows', 'page_size', 'row_height', 'row_max_height', 'freeze_first_column', 'header_style'],
  chart: ['chart_spec', 'aspect_ratio', 'color_theme', 'preview', 'height'],
  button: [
    ...['text', 'type', 'size', 'width', 'icon', 'hover_tips', 'disabled', 'disabled_tips', 'confirm', 'behaviors'],
    ...['name', 'form_action_type', 'value', 'url'],
  ],
  column_set: ['columns', 'flex_mode', 'horizontal_spacing', 'horizontal_align', 'background_style', 'action'],
  interactive_container: [
    ...['elements', 'behaviors', 'width', 'height', 'background_style', 'has_border', 'border_color', 'corner_radius'],
    ...['disabled', 'disabled_tips', 'hover_tips', 'confirm', ...LAYOUT],
  ],
  collapsible_panel: ['header', 'elements', 'expanded', 'background_color', 'border', ...LAYOUT],
  form: ['name', 'elements', ...LAYOUT],
  img_combination: ['combination_mode', 'combination_transparent', 'corner_radius', 'img_list'],
  person: ['user_id', 'size', 'show_avatar', 'show_name', 'style'],
  person_list: undefined,
  input: undefined,
  overflow: undefined,
  select_static: undefined,
  multi_select_static: undefined,
  select_person: undefined,
  multi_select_person: undefined,
  date_picker: undefined,
  picker_time: undefined,
  picker_datetime: undefined,
  select_img: undefined,
  checker: undefined,
};

/** Tagged objects that are no elements of their own: they stand inside an element or the header. */
export const INNER_TAGS: Readonly<Record<string, readonly string[]>> = {
  plain_text: TEXT,
  lark_md: TEXT,
  markdown: ['content'],
  text_tag: ['text', 'color'],
  standard_icon: ['token', 'color', 'size'],
  custom_icon: ['img_key', 'size'],
  column: ['elements', 'width', 'weight', 'background_style', 'action', ...LAYOUT],
};

/** Tags of JSON 1.0 that 2.0 refuses with a sub-code of its own. */
export const RETIRED_TAGS: ReadonlySet<string> = new Set(['action', 'note']);

/** Objects without a tag and their attributes, by the place where they stand: `owner.attribute`, any owner being `*`. */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  root: ['schema', 'config', 'card_link', 'header', 'body'],
  'root.config': [
    ...['streaming_mode', 'streaming_config', 'summary', 'locales', 'enable_forward', 'update_multi', 'width_mode'],
    ...['use_custom_translation', 'enable_forward_interaction', 'style'],
  ],
  'root.config.summary': ['content', 'i18n_content'],
  'root.card_link': ['url', 'pc_url', 'ios_url', 'android_url'],
  'root.header': ['title', 'subtitle', 'text_tag_list', 'i18n_text_tag_list', 'template', 'icon', 'padding'],
  'root.body': ['elements', ...LAYOUT],
  'collapsible_panel.header': [
    ...['title', 'background_color', 'width', 'vertical_align', 'padding', 'icon', 'icon_position'],
    'icon_expanded_angle',
  ],
  'collapsible_panel.border': ['color', 'corner_radius'],
  '*.confirm': ['title', 'text'],
  '*.behaviors': ['type', 'value', 'default_url', 'pc_url', 'ios_url', 'android_url'],
  'div.fields': ['is_short', 'text'],
};

/** Attributes whose values are the app's or other languages' own business. */
export const FREE_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['value', 'chart_spec', 'rows', 'i18n_content', 'i18n_text_tag_list', 'style', 'streaming_config', 'options'],
]);
