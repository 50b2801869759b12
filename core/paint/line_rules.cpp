#include "paint/line_rules.h"

#include <algorithm>

#include "unicode/character.h"

namespace banxin {
namespace {

/// em; between the lowest Han ink and the rule below it.
constexpr float kClearance = 0.04f;
/// em; runs further apart than this and not neighbours in the text do not share a rule.
constexpr float kGreatestGap = 0.6f;

/// How far the ink of Han reaches below the baseline, em: what 99 of 100 unified ideographs of the shipped
/// faces keep to. Taken from their designs and not from loaded glyphs, because a rule must not move when a
/// slice arrives.
float han_ink_bottom(CatalogFace const& face) {
  float const boldness = std::clamp((float(face.weight) - 400) / 300, 0.0f, 1.0f);
  if (face.family == FontFamily::hei || face.family == FontFamily::mono) return 0.098f + 0.012f * boldness;
  return 0.125f + 0.032f * boldness;
}

/// What one run asks of a rule; y downwards from the page's top.
struct RunRule {
  float top = 0, thickness = 0, baseline = 0;
};

struct RuleRun {
  RunFragment const* run = nullptr;
  TextStyle const* style = nullptr;
  CatalogFace const* face = nullptr;
  bool han = false;
};

bool has_han(FragmentTree const& fragments, RunFragment const& run) {
  for (uint32_t i = run.text.begin; i < run.text.end && i < fragments.text.size(); ++i)
    if (is_han(fragments.text[i]) || is_east_asian_wide(fragments.text[i])) return true;
  return false;
}

RunRule rule_of(RuleRun const& part, Decoration kind) {
  FaceMetrics const& metrics = part.face->metrics;
  float const em = part.style->size;
  float const unit = em / float(std::max<uint16_t>(metrics.units_per_em, 1));
  RunRule rule;
  rule.baseline = part.run->baseline;
  rule.thickness = float(std::max<int16_t>(metrics.underline_thickness, 1)) * unit;
  float centre = 0;  // downwards from the baseline
  switch (kind) {
    case decoration_overline:
      centre = -float(metrics.ascent) * unit;
      break;
    case decoration_line_through:
      // The middle of Han is the middle of the em square (0.88 above, 0.12 below the baseline), above that of
      // Latin.
      centre = part.han ? -0.38f * em : -float(metrics.strikeout_position) * unit;
      break;
    default: {
      centre = -float(metrics.underline_position) * unit;
      bool const beside_han = part.han || part.style->font.language != Language::other;
      if (beside_han)
        centre = std::max(centre, (han_ink_bottom(*part.face) + kClearance) * em + rule.thickness / 2);
    }
  }
  rule.top = rule.baseline + centre - rule.thickness / 2;
  return rule;
}

PaintColor rule_color(TextStyle const& style) {
  return style.decoration_color.kind == PaintColor::Kind::none ? style.color : style.decoration_color;
}

/// One rule in the making.
struct OpenRule {
  bool open = false;
  float left = 0, right = 0;
  RunRule place;
  RuleRun last;
  DrawRule rule;
};

bool continues(OpenRule const& open, RuleRun const& part, Decoration kind, float gap) {
  if (!open.open || !(rule_color(*open.last.style) == rule_color(*part.style))) return false;
  RunFragment const &before = *open.last.run, &after = *part.run;
  bool const neighbours = before.text.end == after.text.begin || after.text.end == before.text.begin;
  if (!neighbours && gap > kGreatestGap * part.style->size) return false;
  // A line-through goes through its own letters: another size or another baseline takes its own.
  if (kind == decoration_line_through)
    return open.last.style->size == part.style->size && before.baseline == after.baseline;
  return true;
}

void close(OpenRule& open, std::vector<DrawRule>& out) {
  if (!open.open) return;
  open.open = false;
  if (!(open.right > open.left)) return;
  open.rule.rect = {open.left, open.place.top, open.right - open.left, open.place.thickness};
  open.rule.baseline = open.place.baseline;
  out.push_back(open.rule);
}

void append_kind(FragmentTree const& fragments, FontSet const& fonts, LineFragment const& line,
                 Decoration kind, std::vector<DrawRule>& out) {
  CatalogFace const unknown;
  auto const& faces = fonts.catalog().faces;
  float const line_left = line.rect.x, line_right = line.rect.right();
  OpenRule open;
  for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
    RunFragment const& run = fragments.runs[r];
    TextStyle const& style = fragments.styles[run.style];
    if ((style.decorations & kind) == 0 || !style.visible) {
      close(open, out);
      continue;
    }
    RuleRun const part{&run, &style, run.face < faces.size() ? &faces[run.face] : &unknown,
                       has_han(fragments, run)};
    RunRule const place = rule_of(part, kind);
    float const left = std::max(run.x, line_left), right = std::min(run.x + run.width, line_right);
    if (continues(open, part, kind, left - open.right)) {
      open.right = std::max(open.right, right);
      bool const further =
          kind == decoration_overline ? place.top < open.place.top : place.top > open.place.top;
      float const thickness = std::max(open.place.thickness, place.thickness);
      if (further) open.place = place;
      open.place.thickness = thickness;
    } else {
      close(open, out);
      open.open = true;
      open.left = left;
      open.right = right;
      open.place = place;
      open.rule.color = rule_color(style);
      open.rule.behind = style.behind;
    }
    open.last = part;
  }
  close(open, out);
}

}  // namespace

void append_line_rules(FragmentTree const& fragments, FontSet const& fonts, LineFragment const& line,
                       uint8_t decorations, std::vector<DrawRule>& out) {
  uint8_t wanted = 0;
  for (uint32_t r = line.run_begin; r < line.run_end; ++r)
    wanted |= fragments.styles[fragments.runs[r].style].decorations;
  wanted &= decorations;
  for (Decoration kind : {decoration_underline, decoration_overline, decoration_line_through})
    if (wanted & kind) append_kind(fragments, fonts, line, kind, out);
}

}  // namespace banxin
