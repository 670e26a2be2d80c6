import { recordsOnly } from '../build.ts';

// specstoryai/getspecstory@210d6095 specstory-cli/pkg/config/config.go, pkg/utils/path_utils.go, read 2026-12-01.
export const specStory = recordsOnly('specstory', 'SpecStory', ['specstory'], ['~/.specstory']);
