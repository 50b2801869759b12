// The three palettes. Every role that is written with keeps a contrast of 4.5 (WCAG 2.2, 1.4.3) against the
// paper and against the panels it may stand on; a test computes it.
#include "article/theme.h"

namespace banxin {
namespace {

constexpr Rgba rgb(uint32_t value) {
  return {static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8), static_cast<uint8_t>(value),
          255};
}

// In the order of ColorRole: paper, ink, heading, muted, faint, link, link_rule, rule, panel, mark, mark_ink,
// placeholder, placeholder_ink, notice, notice_ink, selection, mark_current, mark_current_ink.
constexpr Palette kLight = {{rgb(0xFCFBF8),
                             rgb(0x23211E),
                             rgb(0x141311),
                             rgb(0x5C5953),
                             rgb(0x6B675F),
                             rgb(0x1D5A96),
                             rgb(0xA9C1D9),
                             rgb(0xDEDAD1),
                             rgb(0xF3F0E9),
                             rgb(0xFCE9A6),
                             rgb(0x23211E),
                             rgb(0xEBE7DE),
                             rgb(0x605C55),
                             rgb(0xFBF0D3),
                             rgb(0x664A07),
                             {0x3A, 0x7B, 0xC8, 0x50},
                             rgb(0xD36D0C),
                             rgb(0x141311)}};
constexpr Palette kSepia = {{rgb(0xF5ECD9),
                             rgb(0x3A2E20),
                             rgb(0x2B2115),
                             rgb(0x64543D),
                             rgb(0x6D5C44),
                             rgb(0x85451A),
                             rgb(0xD0AD8A),
                             rgb(0xDCCDB0),
                             rgb(0xECE0C7),
                             rgb(0xF3D98B),
                             rgb(0x33281B),
                             rgb(0xE5D8BC),
                             rgb(0x614F38),
                             rgb(0xF3DFAE),
                             rgb(0x60440A),
                             {0xB0, 0x7A, 0x38, 0x58},
                             rgb(0xC0660F),
                             rgb(0x140D06)}};
constexpr Palette kDark = {{rgb(0x17181A),
                            rgb(0xCFCDC8),
                            rgb(0xE9E7E2),
                            rgb(0xA5A29B),
                            rgb(0x96938C),
                            rgb(0x8DB7E8),
                            rgb(0x4A6480),
                            rgb(0x35373B),
                            rgb(0x222428),
                            rgb(0x54481A),
                            rgb(0xF1E6C2),
                            rgb(0x27292D),
                            rgb(0xA09D96),
                            rgb(0x3A3117),
                            rgb(0xEBD69C),
                            {0x6F, 0xA3, 0xE0, 0x58},
                            rgb(0xE8A33A),
                            rgb(0x17181A)}};

}  // namespace

Palette const& palette(ThemeName theme) {
  switch (theme) {
    case ThemeName::sepia:
      return kSepia;
    case ThemeName::dark:
      return kDark;
    case ThemeName::light:
      break;
  }
  return kLight;
}

namespace {

constexpr std::array<std::string_view, static_cast<size_t>(ColorRole::count_)> kRoleNames = {
    "role-paper",           "role-ink",    "role-heading",    "role-muted",
    "role-faint",           "role-link",   "role-link-rule",  "role-rule",
    "role-panel",           "role-mark",   "role-mark-ink",   "role-placeholder",
    "role-placeholder-ink", "role-notice", "role-notice-ink", "role-selection",
    "role-mark-current",    "role-mark-current-ink"};

}  // namespace

std::string_view color_role_name(ColorRole role) {
  return role < ColorRole::count_ ? kRoleNames[static_cast<size_t>(role)] : std::string_view();
}

std::optional<ColorRole> role_of_color_name(std::string_view name) {
  for (size_t i = 0; i < kRoleNames.size(); ++i) {
    if (kRoleNames[i] == name) return static_cast<ColorRole>(i);
  }
  return std::nullopt;
}

}  // namespace banxin
