#include "cli/read_fonts.h"

#include <gtest/gtest.h>

namespace banxin::cli {
namespace {

constexpr char kGood[] =
    R"({"version":2,"order":"","cells":[[],[]],"ranges":["20-5E","4E00-1FF"],"faces":[{"name":"Song","family":"song","weight":700,
"metrics":{"units_per_em":1000,"ascent":880,"descent":120,"x_height":500,"cap_height":700,"underline_position":-75,
"underline_thickness":50,"strikeout_position":300},"slices":[
{"file":"a.otf.gz","bytes":1,"raw_bytes":2,"advance":0,"ranges":0},
{"file":"b.otf.gz","bytes":1,"raw_bytes":2,"advance":1000,"ranges":1,"languages":["zh-Hant","zh-HK"]}]}]})";

std::string changed(std::string_view from, std::string_view to) {
  std::string text = kGood;
  size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(ReadFonts, ReadsACatalogue) {
  auto catalog = parse_font_catalog(kGood);
  ASSERT_TRUE(catalog.ok()) << catalog.error().message;
  ASSERT_EQ(catalog.value().faces.size(), 1u);
  CatalogFace const& face = catalog.value().faces[0];
  EXPECT_EQ(face.name, "Song");
  EXPECT_EQ(face.family, FontFamily::song);
  EXPECT_EQ(face.weight, 700);
  EXPECT_EQ(face.metrics.underline_position, -75);
  ASSERT_EQ(face.slices.size(), 2u);
  EXPECT_EQ(face.slices[0].place->file, "a.otf.gz");
  EXPECT_EQ(face.slices[0].ranges[0].last, 0x7Eu);
  EXPECT_EQ(face.slices[0].languages, 0);
  EXPECT_EQ(face.slices[1].uniform_advance, 1000);
  EXPECT_EQ(face.slices[1].languages, language_bit(Language::zh_hant) | language_bit(Language::zh_hk));
}

TEST(ReadFonts, WrongCataloguesAreErrors) {
  for (std::string const& wrong :
       {std::string(), std::string("<html>"), std::string("[]"), changed("\"version\":2", "\"version\":1"),
        changed("\"20-5E\"", "\"5E-\""), changed("\"20-5E\"", "7"), changed("\"song\"", "\"comic\""),
        changed("\"ranges\":1", "\"ranges\":2"), changed("\"ranges\":1", "\"ranges\":-1"),
        changed("a.otf.gz", "../a.otf"), changed("\"advance\":1000", "\"advance\":70000"),
        changed("\"units_per_em\":1000", "\"units_per_em\":0"),
        changed("\"weight\":700", "\"weight\":\"bold\"")}) {
    auto catalog = parse_font_catalog(wrong);
    ASSERT_FALSE(catalog.ok()) << wrong;
    EXPECT_EQ(catalog.error().code, ErrorCode::font_missing);
    EXPECT_FALSE(catalog.error().message.empty());
  }
}

TEST(ReadFonts, FolderWithoutFontsNamesTheCure) {
  auto catalog = read_font_catalog("/nowhere");
  CatalogSlice absent;
  absent.place = std::make_shared<SlicePlace>("a.otf.gz");
  ASSERT_FALSE(catalog.ok());
  EXPECT_EQ(catalog.error().code, ErrorCode::font_missing);
  EXPECT_NE(catalog.error().message.find("fonts/build.sh"), std::string::npos);
  EXPECT_FALSE(read_slice("/nowhere", absent).ok());
}

// "banxin", packed by gzip.
std::vector<uint8_t> const kPacked = {0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02,
                                      0x03, 0x4b, 0x4a, 0xcc, 0xab, 0xc8, 0xcc, 0x03, 0x00,
                                      0x66, 0x74, 0x82, 0xcf, 0x06, 0x00, 0x00, 0x00};

TEST(ReadFonts, UnpacksOneWholeMember) {
  auto raw = gunzip(kPacked, 100);
  ASSERT_TRUE(raw.ok());
  EXPECT_EQ(std::string(raw.value().begin(), raw.value().end()), "banxin");
  EXPECT_FALSE(gunzip(kPacked, 3).ok()) << "larger than allowed";
  for (size_t keep = 0; keep < kPacked.size(); ++keep) {
    EXPECT_FALSE(gunzip({kPacked.begin(), kPacked.begin() + long(keep)}, 100).ok()) << keep;
  }
  std::vector<uint8_t> longer = kPacked;
  longer.push_back(0);
  EXPECT_FALSE(gunzip(longer, 100).ok());
  std::vector<uint8_t> flipped = kPacked;
  flipped[12] ^= 1;
  EXPECT_FALSE(gunzip(flipped, 100).ok());
}

}  // namespace
}  // namespace banxin::cli
