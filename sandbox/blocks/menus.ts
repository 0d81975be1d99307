import { z } from 'zod';
import {
  confirm,
  conversationFilter,
  id,
  menuOption,
  optionGroup,
  placeholder,
} from './composition.ts';
import {
  hasInitialOption,
  hasInitialOptions,
  initialItems,
  optionsOrGroups,
  uniqueValues,
} from './element-rules.ts';
import { LIMITS } from './limits.ts';

const userId = z.string().regex(/^[UW][A-Z0-9]+$/, 'must be a user ID');
const channelId = z.string().regex(/^[CG][A-Z0-9]+$/, 'must be a channel ID');
const conversationId = z.string().regex(/^[CDGUW][A-Z0-9]+$/, 'must be a conversation ID');

const menu = {
  action_id: id.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
  placeholder: placeholder.optional(),
};
const multiMenu = { ...menu, max_selected_items: z.int().min(1).optional() };

const options = {
  options: z.array(menuOption).min(1).max(LIMITS.options).optional(),
  option_groups: z.array(optionGroup).min(1).max(LIMITS.optionGroups).optional(),
};
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const query = { min_query_length: z.int().min(0).optional() };
const respond = { response_url_enabled: z.boolean().optional() };

/** Menus in which one thing is chosen. */
export const menus = [
  z
    .strictObject({
      type: z.literal('static_select'),
      ...menu,
      ...options,
      initial_option: menuOption.optional(),
    })
    .superRefine(optionsOrGroups)
    .superRefine(uniqueValues)
    .superRefine(hasInitialOption),
  z.strictObject({
    type: z.literal('external_select'),
    ...menu,
    ...query,
    initial_option: menuOption.optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...menu, initial_user: userId.optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...menu,
    ...conversations,
    ...respond,
    initial_conversation: conversationId.optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...menu,
    ...respond,
    initial_channel: channelId.optional(),
  }),
] as const;

/** Menus in which several things are chosen. */
export const multiMenus = [
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...multiMenu,
      ...options,
      initial_options: z.array(menuOption).min(1).max(LIMITS.options).optional(),
    })
    .superRefine(optionsOrGroups)
    .superRefine(uniqueValues)
    .superRefine(hasInitialOptions)
    .superRefine(initialItems('initial_options')),
  z
    .strictObject({
      type: z.literal('multi_external_select'),
      ...multiMenu,
      ...query,
      initial_options: z.array(menuOption).min(1).max(LIMITS.options).optional(),
    })
    .superRefine(initialItems('initial_options')),
  z
    .strictObject({
      type: z.literal('multi_users_select'),
      ...multiMenu,
      initial_users: z.array(userId).min(1).optional(),
    })
    .superRefine(initialItems('initial_users')),
  z
    .strictObject({
      type: z.literal('multi_conversations_select'),
      ...multiMenu,
      ...conversations,
      initial_conversations: z.array(conversationId).min(1).optional(),
    })
    .superRefine(initialItems('initial_conversations')),
  z
    .strictObject({
      type: z.literal('multi_channels_select'),
      ...multiMenu,
      initial_channels: z.array(channelId).min(1).optional(),
    })
    .superRefine(initialItems('initial_channels')),
] as const;
