#include "font/system_texts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "font/drawn_system_font.h"

namespace banxin::testing {
namespace {

TEST(SystemTexts, AUnitIsMeasuredOnceAndKnownAgainByTextAndStyle) {
  DrawnSystemFont font;
  SystemTexts texts;
  texts.lend(&font);
  SystemText const word{"سلام", {FontFamily::song, 400, Language::zh_hans}, false, true};
  GlyphId const id = texts.intern(word);
  EXPECT_EQ(texts.intern(word), id);
  EXPECT_EQ(font.measured, std::vector<std::string>{"سلام"});
  EXPECT_FLOAT_EQ(texts.measure(id).advance, 4 * DrawnSystemFont::kLetter);

  SystemText other = word;
  other.font.weight = 700;
  EXPECT_NE(texts.intern(other), id);
  other = word;
  other.font.family = FontFamily::hei;
  EXPECT_NE(texts.intern(other), id);
  other = word;
  other.font.language = Language::ja;
  EXPECT_NE(texts.intern(other), id);
  other = word;
  other.italic = true;
  EXPECT_NE(texts.intern(other), id);
  other = word;
  other.right_to_left = false;
  EXPECT_NE(texts.intern(other), id);
  other = word;
  other.text = "سلا";
  EXPECT_NE(texts.intern(other), id);
  EXPECT_EQ(texts.size(), 7u);
}

TEST(SystemTexts, WithoutAHostOrItsAnswerThereIsNoUnit) {
  SystemTexts texts;
  EXPECT_FALSE(texts.available());
  EXPECT_EQ(texts.intern({"𪚥", {}}), SystemTexts::kNone);
  DrawnSystemFont font;
  font.refuses = true;
  texts.lend(&font);
  EXPECT_EQ(texts.intern({"𪚥", {}}), SystemTexts::kNone);
  SystemDrawing drawing;
  EXPECT_FALSE(texts.draw(SystemTexts::kNone, 18, 0, drawing));
}

TEST(SystemTexts, WhatAHostSaysStaysWithinReason) {
  struct Wild : DrawnSystemFont {
    bool measure(SystemText const&, SystemMeasure& out) override {
      out = {-3, std::numeric_limits<float>::infinity(), 1e9f, std::nanf(""), 1e9f};
      return true;
    }
    bool draw(SystemText const&, float, float, SystemDrawing& out) override {
      out.width = out.height = 4;  // without their pixels
      return true;
    }
  } font;
  SystemTexts texts;
  texts.lend(&font);
  GlyphId const id = texts.intern({"𪚥", {}});
  SystemMeasure const told = texts.measure(id);
  EXPECT_EQ(told.advance, 0);
  EXPECT_EQ(told.left, 0);
  EXPECT_EQ(told.above, 0);
  EXPECT_LT(told.right, 1000);
  EXPECT_LT(told.below, 10);
  SystemDrawing drawing;
  EXPECT_FALSE(texts.draw(id, 18, 0, drawing));
}

TEST(SystemTexts, DrawsTheTextThatWasInterned) {
  DrawnSystemFont font;
  SystemTexts texts;
  texts.lend(&font);
  FontRequest const bold{FontFamily::kai, 700, Language::zh_hant};
  GlyphId const id = texts.intern({"नमस्ते", bold});
  SystemDrawing drawing;
  ASSERT_TRUE(texts.draw(id, 20, 0.25f, drawing));
  EXPECT_EQ(font.drawn, std::vector<std::string>{"नमस्ते"});
  EXPECT_EQ(font.fonts, std::vector<FontRequest>{bold});
  EXPECT_EQ(font.shifts, std::vector<float>{0.25f});
  EXPECT_EQ(drawing.height, 14u);
}

}  // namespace
}  // namespace banxin::testing
