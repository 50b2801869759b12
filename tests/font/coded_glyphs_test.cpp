// Coded outlines: there and back, and what damaged bytes do.
#include "font/coded_glyphs.h"

#include <gtest/gtest.h>

#include <random>

#include "slicer/code_glyphs.h"

namespace banxin {
namespace {

OutlineSegment segment(OutlineSegment::Shape shape, std::array<int32_t, 6> d) {
  OutlineSegment out;
  out.shape = shape;
  out.d = d;
  return out;
}

// A box, a bow of cubics, a drop of conics with an implied point.
std::vector<CodedGlyph> some_glyphs() {
  using Shape = OutlineSegment::Shape;
  OutlineContour const box{10, -20, {segment(Shape::line, {300}), segment(Shape::line, {0, 40}), segment(Shape::line, {-300})}};
  OutlineContour const bow{500, 700, {segment(Shape::cubic, {0, -55, 45, -100, 100, -100}), segment(Shape::line, {33, -7}),
                                      segment(Shape::cubic, {12, 5, -100, 90, 0, 60})}};
  OutlineContour const drop{0, 0, {segment(Shape::conic_implied, {50, 80}), segment(Shape::conic, {50, -80, -100, 0})}};
  return {{U'一', 0, {box}}, {U'丁', 0, {box, bow}}, {U'丁', 2, {bow}}, {U'七', 0, {}}, {U'丂', 0, {drop, drop}}};
}

std::vector<char32_t> const kCodePoints = {U'一', U'丁', U'七', U'丂'};

TEST(CodedGlyphs, ThereAndBack) {
  auto const bytes = slicer::code_glyphs(some_glyphs(), OutlineModel());
  auto read = CodedGlyphs::read(bytes, kCodePoints, OutlineModel());
  ASSERT_TRUE(read.ok());
  CodedGlyphs const& glyphs = read.value();
  EXPECT_EQ(glyphs.count(), 6u) << "one for no glyph, four, one form";
  GlyphOutline shape;
  glyphs.outline(glyphs.glyph_for(U'一', 0), shape);
  EXPECT_EQ(shape.points, (std::vector<GlyphOutline::Point>{{10, -20}, {310, -20}, {310, 20}, {10, 20}}));
  EXPECT_EQ(shape.ends, std::vector<uint16_t>{3});
  glyphs.outline(glyphs.glyph_for(U'丁', 0), shape);
  EXPECT_EQ(shape.ends.size(), 2u);
  EXPECT_NE(glyphs.glyph_for(U'丁', 2), glyphs.glyph_for(U'丁', 0));
  EXPECT_EQ(glyphs.glyph_for(U'一', 2), glyphs.glyph_for(U'一', 0)) << "a selector that it does not know";
  EXPECT_EQ(glyphs.glyph_for(U'丈', 0), 0u);
  glyphs.outline(glyphs.glyph_for(U'七', 0), shape);
  EXPECT_TRUE(shape.points.empty());
  glyphs.outline(glyphs.glyph_for(U'丂', 0), shape);
  EXPECT_EQ(shape.kinds, (std::vector<PointKind>{PointKind::on, PointKind::conic, PointKind::conic, PointKind::on,
                                                 PointKind::conic, PointKind::conic}));
}

TEST(CodedGlyphs, AModelNeedsFewerBytesAndGivesTheSameGlyphs) {
  std::vector<CodedGlyph> many;
  for (int i = 0; i < 200; ++i) {
    for (CodedGlyph glyph : some_glyphs()) many.push_back(std::move(glyph));
  }
  auto const levels = slicer::learn_model(many);
  EXPECT_EQ(levels, slicer::learn_model(many));
  auto model = OutlineModel::read(levels);
  ASSERT_TRUE(model.ok());
  auto const cold = slicer::code_glyphs(some_glyphs(), OutlineModel());
  auto const taught = slicer::code_glyphs(some_glyphs(), model.value());
  EXPECT_LT(taught.size(), cold.size());
  auto read = CodedGlyphs::read(taught, kCodePoints, model.value());
  auto plain = CodedGlyphs::read(cold, kCodePoints, OutlineModel());
  ASSERT_TRUE(read.ok());
  GlyphOutline a, b;
  for (uint32_t glyph = 0; glyph < plain.value().count(); ++glyph) {
    plain.value().outline(glyph, a);
    read.value().outline(glyph, b);
    EXPECT_EQ(a, b) << glyph;
  }
  EXPECT_FALSE(OutlineModel::read(std::vector<uint8_t>(7)).ok());
  EXPECT_FALSE(OutlineModel::read(std::vector<uint8_t>(OutlineModel::kBytes, 200)).ok());
}

TEST(CodedGlyphs, DamageIsTold) {
  auto const bytes = slicer::code_glyphs(some_glyphs(), OutlineModel());
  for (size_t i = 0; i < bytes.size(); ++i) {
    auto altered = bytes;
    altered[i] ^= 0x10;
    EXPECT_FALSE(CodedGlyphs::read(altered, kCodePoints, OutlineModel()).ok()) << i;
  }
  EXPECT_FALSE(CodedGlyphs::read({}, kCodePoints, OutlineModel()).ok());
}

TEST(CodedGlyphs, HostileBytesEndSoon) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<uint8_t> bytes(2 + random() % 400);
    for (uint8_t& byte : bytes) byte = uint8_t(random());
    if (round % 3 == 0) std::fill(bytes.begin() + 2, bytes.end(), uint8_t(round % 2 ? 0xFF : 0));
    uint16_t const check = coded_check(std::span(bytes).subspan(2));
    bytes[0] = uint8_t(check >> 8);
    bytes[1] = uint8_t(check);
    auto read = CodedGlyphs::read(bytes, kCodePoints, OutlineModel());
    if (!read) continue;
    GlyphOutline shape;
    for (uint32_t glyph = 0; glyph < read.value().count(); ++glyph) read.value().outline(glyph, shape);
  }
}

}  // namespace
}  // namespace banxin
