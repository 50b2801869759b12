#include "text/punctuation.h"

#include <string_view>

namespace banxin {

std::optional<ClusterClass> full_width_mark(char32_t c) {
  switch (c) {
    case U'‘':
    case U'“':
    case U'〈':
    case U'《':
    case U'「':
    case U'『':
    case U'【':
    case U'〔':
    case U'〖':
    case U'〘':
    case U'〚':
    case U'〝':
    case U'（':
    case U'［':
    case U'｛':
    case U'｟':
      return ClusterClass::opening;
    case U'’':
    case U'”':
    case U'〉':
    case U'》':
    case U'」':
    case U'』':
    case U'】':
    case U'〕':
    case U'〗':
    case U'〙':
    case U'〛':
    case U'〞':
    case U'〟':
    case U'）':
    case U'］':
    case U'｝':
    case U'｠':
      return ClusterClass::closing;
    case U'、':
    case U'，':
    case U'；':
    case U'：':
      return ClusterClass::comma;
    case U'。':
    case U'．':
      return ClusterClass::stop;
    case U'！':
    case U'？':
      return ClusterClass::exclamation;
    case U'·':
    case U'・':
    case U'‧':
      return ClusterClass::interpunct;
    default:
      return std::nullopt;
  }
}

bool is_interpunct(char32_t c) {
  return c == U'·' || c == U'・' || c == U'‧';
}

bool is_bullet(char32_t c) {
  return c == U'•' || c == 0x2219 || c == 0x22C5;
}

bool is_short_connector(char32_t c) {
  return c == U'-' || c == 0x2010 || c == 0x2011 || c == U'–' || c == U'/';
}

bool is_long_connector(char32_t c) {
  return c == U'～' || c == U'〜' || c == U'／' || c == U'—' || c == U'－';
}

bool is_dash_or_ellipsis(char32_t c) {
  return c == U'—' || c == U'…' || c == U'―' || c == U'⋯' || c == U'⸺' || c == U'─';
}

bool is_number_sign(char32_t c) {
  switch (c) {
    case U'％':
    case U'‰':
    case U'℃':
    case U'℉':
    case U'°':
    case U'′':
    case U'″':
    case U'￠':
    case U'￡':
    case U'￥':
    case U'＄':
    case U'＋':
    case U'－':
    case U'±':
    case U'№':
      return true;
    default:
      return false;
  }
}

bool is_gap_space(char32_t c) {
  return c == U' ' || c == 0xA0 || (c >= 0x2004 && c <= 0x2006) || (c >= 0x2008 && c <= 0x200A) ||
         c == 0x202F;
}

bool is_western_closing(char32_t c) {
  return std::u32string_view(U".,;:!?)]}%\u00B7\u2019\u201D\u2030\u00BB").find(c) !=
         std::u32string_view::npos;
}

bool is_western_opening(char32_t c) {
  return std::u32string_view(U"([{$#\u2018\u201C\u00A3\u00AB\u20AC").find(c) != std::u32string_view::npos;
}

bool is_space(char32_t c) {
  return c == U' ' || c == 0xA0 || c == 0x3000 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F;
}

bool has_fixed_exclamations(Language language) {
  return language != Language::zh_hans && language != Language::other;
}

MarkBlank conventional_blank(char32_t mark, ClusterClass kind, Language language) {
  // Japanese centres ： and ； alone (JLREQ, cl-05).
  bool const centred = language == Language::zh_hant || language == Language::zh_hk ||
                       (language == Language::ja && (mark == U'：' || mark == U'；'));
  switch (kind) {
    case ClusterClass::opening:
      return {0.5f, 0};
    case ClusterClass::closing:
      return {0, 0.5f};
    case ClusterClass::comma:
    case ClusterClass::stop:
      return centred ? MarkBlank{0.25f, 0.25f} : MarkBlank{0, 0.5f};
    case ClusterClass::exclamation:
      return has_fixed_exclamations(language) ? MarkBlank{} : MarkBlank{0, 0.5f};
    case ClusterClass::interpunct:
      return {0.25f, 0.25f};
    default:
      return {};
  }
}

MarkBlank blank_by_ink(int32_t advance, int32_t ink_begin, int32_t ink_end) {
  if (advance <= 0 || ink_begin >= ink_end) return {};
  // Round shapes may reach a little over the middle.
  float const begin = float(ink_begin) / float(advance), end = float(ink_end) / float(advance);
  constexpr float kOvershoot = 0.04f;
  if (begin >= 0.5f - kOvershoot) return {0.5f, 0};
  if (end <= 0.5f + kOvershoot) return {0, 0.5f};
  if (begin >= 0.25f - kOvershoot && end <= 0.75f + kOvershoot) return {0.25f, 0.25f};
  return {};
}

}  // namespace banxin
