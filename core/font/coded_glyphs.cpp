#include "font/coded_glyphs.h"

#include <algorithm>
#include <array>
#include <climits>

#include "font/packed_outline.h"

namespace banxin {
namespace {

Error damaged() {
  return {ErrorCode::font_missing, "A font slice is damaged; the system's font is used instead."};
}

// Probabilities of a 1 in 1/65536, dense towards the ends; level n > 0 is entry n - 1.
constexpr uint16_t kLevels[] = {96,    260,   600,   1200,  2100,  3300,  4900,  7000,  9600,
                                12800, 16600, 20900, 25600, 30400, 35136, 39936, 44636, 48936,
                                52736, 55936, 58536, 60636, 62236, 63436, 64336, 64936, 65276, 65440};
// As if so many bits had been seen: how long the model holds against what a slice itself tells.
constexpr uint8_t kConfidence = 24;
constexpr uint8_t kFewestSeen = 150;

BitContext context_of(uint8_t level) {
  BitContext out;
  if (level > 0) out.one = kLevels[level - 1], out.seen = kConfidence;
  return out;
}

constexpr uint32_t key_of(char32_t code_point, uint32_t selector) { return selector << 21 | uint32_t(code_point); }

bool fits(int32_t v) {
  return v >= SHRT_MIN && v <= SHRT_MAX;
}

}  // namespace

Result<OutlineModel> OutlineModel::read(std::span<uint8_t const> levels) {
  if (levels.size() != kBytes) return damaged();
  OutlineModel out;
  for (size_t i = 0; i < kBytes; ++i) {
    if (levels[i] > std::size(kLevels)) return damaged();
    out.contexts_[i] = context_of(levels[i]);
  }
  out.levels_.assign(levels.begin(), levels.end());
  return out;
}

LentContexts::LentContexts(OutlineModel const& model) : model_(model) { model_.contexts_.note_in(&model_.changed_); }

LentContexts::~LentContexts() {
  model_.contexts_.note_in(nullptr);
  for (uint32_t const i : model_.changed_) model_.contexts_[i] = model_.levels_.empty() ? BitContext() : context_of(model_.levels_[i]);
  model_.changed_.clear();
}

uint8_t OutlineModel::level_of(BitContext const& learnt) {
  if (learnt.seen < kFewestSeen) return 0;
  size_t best = 0;
  for (size_t i = 1; i < std::size(kLevels); ++i) {
    if (std::abs(int(kLevels[i]) - int(learnt.one)) < std::abs(int(kLevels[best]) - int(learnt.one))) best = i;
  }
  return uint8_t(best + 1);
}

uint16_t coded_check(std::span<uint8_t const> bytes) {
  static constexpr std::array<uint16_t, 256> kSteps = [] {
    std::array<uint16_t, 256> steps{};
    for (unsigned byte = 0; byte < 256; ++byte) {
      unsigned crc = byte << 8;
      for (int i = 0; i < 8; ++i) crc = crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1;
      steps[byte] = uint16_t(crc);
    }
    return steps;
  }();
  uint16_t crc = 0;
  for (uint8_t byte : bytes) crc = uint16_t(crc << 8 ^ kSteps[crc >> 8 ^ byte]);
  return crc;
}

Result<CodedGlyphs> CodedGlyphs::read(std::span<uint8_t const> bytes, std::span<char32_t const> code_points,
                                      OutlineModel const& model) {
  if (bytes.size() < 3 || coded_check(bytes.subspan(2)) != (bytes[0] << 8 | bytes[1])) return damaged();
  BitDecoder bits(bytes.subspan(2));
  LentContexts const contexts(model);
  OutlineCode<BitDecoder> code(bits, *contexts);
  CodedGlyphs out;
  GlyphOutline scratch;
  out.places_.reserve(code_points.size());
  std::vector<CodedGlyph> forms;
  std::vector<OutlineContour> contours;
  for (char32_t code_point : code_points) {
    contours.clear();
    if (!code.outline(contours) || !out.add(code_point, 0, contours, scratch)) return damaged();
    while (code.flag(2)) {
      if (forms.size() == code_points.size() * 16) return damaged();
      CodedGlyph& form = forms.emplace_back();
      form.code_point = code_point;
      form.selector = uint8_t(1 + (code.flag(3) << 3 | code.flag(4) << 2 | code.flag(5) << 1 | int(code.flag(6))));
      if (!code.outline(form.contours)) return damaged();
    }
    if (bits.overrun()) return damaged();
  }
  for (CodedGlyph const& form : forms) {
    if (!out.add(form.code_point, form.selector, form.contours, scratch)) return damaged();
  }
  out.places_.shrink_to_fit();
  out.packed_.shrink_to_fit();
  return out;
}

bool CodedGlyphs::add(char32_t code_point, uint32_t selector, std::vector<OutlineContour> const& contours,
                      GlyphOutline& all) {
  all.points.clear();
  all.kinds.clear();
  all.ends.clear();
  auto put = [&](int32_t x, int32_t y, PointKind kind) {
    all.points.push_back({int16_t(x), int16_t(y)});
    all.kinds.push_back(kind);
    return fits(x) && fits(y);
  };
  for (OutlineContour const& contour : contours) {
    size_t const start = all.points.size();
    int32_t x = contour.x, y = contour.y;
    bool good = put(x, y, PointKind::on);
    for (OutlineSegment const& segment : contour.segments) {
      auto to = [&](size_t i, PointKind kind) {
        x += segment.d[i];
        y += segment.d[i + 1];
        good = put(x, y, kind) && good;
      };
      switch (segment.shape) {
        case OutlineSegment::line: to(0, PointKind::on); break;
        case OutlineSegment::conic_implied: to(0, PointKind::conic); break;
        case OutlineSegment::conic:
          to(0, PointKind::conic);
          to(2, PointKind::on);
          break;
        case OutlineSegment::cubic:
          to(0, PointKind::cubic);
          to(2, PointKind::cubic);
          to(4, PointKind::on);
          break;
      }
      if (!good) return false;
    }
    // Back at its start a contour needs no point of its own there.
    if (all.points.size() > start + 1 && all.points.back() == all.points[start] && all.kinds.back() == PointKind::on) {
      all.points.pop_back();
      all.kinds.pop_back();
    }
    if (!good || all.points.size() > USHRT_MAX) return false;
    all.ends.push_back(uint16_t(all.points.size() - 1));
  }
  places_.push_back({key_of(code_point, selector), uint32_t(packed_.size())});
  pack_outline(all, packed_);
  return true;
}

uint32_t CodedGlyphs::glyph_for(char32_t code_point, uint32_t selector) const {
  uint32_t nominal = 0;
  for (uint32_t i = 0; i < places_.size(); ++i) {
    if (places_[i].key == key_of(code_point, selector)) return i + 1;
    if (places_[i].key == key_of(code_point, 0)) nominal = i + 1;
  }
  return nominal;
}

void CodedGlyphs::outline(uint32_t glyph, GlyphOutline& out) const {
  std::span<uint8_t const> packed;
  if (glyph > 0 && glyph < count()) {
    size_t const end = glyph < places_.size() ? places_[glyph].begin : packed_.size();
    packed = std::span(packed_).subspan(places_[glyph - 1].begin, end - places_[glyph - 1].begin);
  }
  unpack_outline(packed, out);
}

}  // namespace banxin
