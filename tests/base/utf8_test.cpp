#include "base/utf8.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Utf8, RoundTripsEveryScalarValue) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    std::string bytes;
    append_utf8(bytes, c);
    size_t position = 0;
    bool ill_formed = false;
    ASSERT_EQ(decode_utf8(bytes, position, &ill_formed), c);
    ASSERT_FALSE(ill_formed) << std::hex << uint32_t(c);
    ASSERT_EQ(position, bytes.size());
  }
}

// The maximal subparts of Unicode 17, chapter 3.9, tables 3-8 to 3-11.
TEST(Utf8, OneReplacementForEachMaximalIllFormedPart) {
  auto replaced = [](std::string_view bytes) { return to_utf32(bytes); };
  EXPECT_EQ(replaced("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(replaced("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"), U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(replaced("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB");
  EXPECT_EQ(replaced("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), U"\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(replaced("\xE4\xB8"), U"\uFFFD");
}

TEST(Utf8, WhatIsNoScalarValueIsWrittenAsReplacement) {
  EXPECT_EQ(to_utf8(std::u32string{char32_t(0xD800), char32_t(0x110000), U'中'}), "\xEF\xBF\xBD\xEF\xBF\xBD中");
}

}  // namespace
}  // namespace banxin
