#include "font/font_set.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

CatalogSlice slice(char32_t first, char32_t last, uint16_t advance = 1000, uint8_t languages = 0) {
  CatalogSlice out;
  out.ranges = {{first, last}};
  out.uniform_advance = advance;
  out.languages = languages;
  return out;
}

CatalogFace face(std::string name, FontFamily family, uint16_t weight, std::vector<CatalogSlice> slices) {
  return {std::move(name), family, weight, {}, std::move(slices)};
}

// Song in two weights, Hei in one that also has arrows; 0x9AA8 has forms of its own in Japanese and in
// Traditional.
FontSet small_set() {
  uint8_t const hant = language_bit(Language::zh_hant) | language_bit(Language::zh_hk);
  FontCatalog catalog;
  catalog.faces.push_back(
      face("song-400", FontFamily::song, 400,
           {slice(0x20, 0x7E, 0), slice(0x4E00, 0x9FFF), slice(0x9AA8, 0x9AA8, 1000, hant),
            slice(0x9AA8, 0x9AA8, 1000, language_bit(Language::ja))}));
  catalog.faces.push_back(
      face("song-700", FontFamily::song, 700, {slice(0x20, 0x7E, 0), slice(0x4E00, 0x8FFF)}));
  catalog.faces.push_back(face("hei-400", FontFamily::hei, 400,
                               {slice(0x20, 0x7E, 0), slice(0x2190, 0x21FF), slice(0x4E00, 0x9FFF)}));
  return FontSet(std::move(catalog));
}

std::string chosen(FontSet const& fonts, char32_t code_point, FontRequest request) {
  FontChoice choice = fonts.choose(code_point, request);
  return choice.face == kNoFace ? "none" : fonts.catalog().faces[choice.face].name;
}

TEST(FontSet, SlicesAreNumberedInCatalogueOrder) {
  FontSet fonts = small_set();
  EXPECT_EQ(fonts.slice_count(), 9u);
  EXPECT_EQ(fonts.face_of(0), 0);
  EXPECT_EQ(fonts.face_of(3), 0);
  EXPECT_EQ(fonts.face_of(4), 1);
  EXPECT_EQ(fonts.face_of(8), 2);
  EXPECT_EQ(fonts.slice(7).ranges.front().first, 0x2190u);
  EXPECT_EQ(fonts.face_of(9), kNoFace);
}

TEST(FontSet, ItalicFacesServeItalicsOnly) {
  FontCatalog catalog;
  catalog.faces.push_back(face("hei", FontFamily::hei, 400, {slice(0x20, 0x9FFF)}));
  catalog.faces.push_back(face("song", FontFamily::song, 400, {slice(0x20, 0x9FFF)}));
  catalog.faces.push_back(face("song-italic", FontFamily::song, 400, {slice(0x41, 0x17F, 0)}));
  catalog.faces.push_back(face("song-bold-italic", FontFamily::song, 700, {slice(0x41, 0x7A, 0)}));
  catalog.faces.push_back(face("hei-italic", FontFamily::hei, 400, {slice(0x41, 0x7A, 0), slice(0x20000, 0x20000)}));
  catalog.faces.push_back(face("kai", FontFamily::kai, 400, {slice(0x2018, 0x9FFF)}));
  for (size_t i : {2, 3, 4}) catalog.faces[i].italic = true;
  FontSet fonts(std::move(catalog));
  FontRequest request{FontFamily::song, 400};
  request.italic = true;
  EXPECT_EQ(chosen(fonts, U'a', request), "song-italic");
  EXPECT_EQ(chosen(fonts, U'一', request), "song");
  request.weight = 700;
  EXPECT_EQ(chosen(fonts, U'a', request), "song-bold-italic");
  EXPECT_EQ(chosen(fonts, U'ā', request), "song-italic") << "an italic of another weight is nearer than an upright";
  request.family = FontFamily::kai;
  EXPECT_EQ(chosen(fonts, U'a', request), "song-bold-italic");
  EXPECT_EQ(chosen(fonts, U'一', request), "kai");
  request.family = FontFamily::hei;
  EXPECT_EQ(chosen(fonts, U'a', request), "hei-italic");
  EXPECT_EQ(fonts.primary_face({FontFamily::song, 700}), 1) << "metrics are the upright's";
  request.italic = false;
  EXPECT_EQ(chosen(fonts, U'a', request), "hei");
  EXPECT_EQ(chosen(fonts, 0x20000, request), "none");
}

TEST(FontSet, FacesOfLastResortComeBehindAllOthersInTheirOrder) {
  FontCatalog catalog;
  catalog.faces.push_back(face("rare", FontFamily::song, 400, {slice(0x20, 0x2FFFF, 0)}));
  catalog.faces.back().last_resort = true;
  catalog.faces.push_back(face("rarer", FontFamily::hei, 400, {slice(0x20, 0x3FFFF, 0)}));
  catalog.faces.back().last_resort = true;
  catalog.faces.push_back(face("mono-700", FontFamily::mono, 700, {slice(0x4E00, 0x9FFF)}));
  FontSet fonts(std::move(catalog));
  EXPECT_EQ(chosen(fonts, U'一', {FontFamily::song, 400}), "mono-700");
  EXPECT_EQ(chosen(fonts, 0x2A6A5, {FontFamily::hei, 400}), "rare");
  EXPECT_EQ(chosen(fonts, 0x30EDE, {FontFamily::song, 700}), "rarer");
}

TEST(FontSet, ChoosesFamilyThenWeightThenOtherFamilies) {
  FontSet fonts = small_set();
  EXPECT_EQ(chosen(fonts, U'一', {FontFamily::song, 400}), "song-400");
  EXPECT_EQ(chosen(fonts, U'一', {FontFamily::song, 700}), "song-700");
  EXPECT_EQ(chosen(fonts, U'一', {FontFamily::hei, 700}), "hei-400");
  EXPECT_EQ(chosen(fonts, 0x9000, {FontFamily::song, 700}), "song-400")
      << "another weight before another family";
  EXPECT_EQ(chosen(fonts, U'→', {FontFamily::song, 700}), "hei-400");
  EXPECT_EQ(chosen(fonts, U'一', {FontFamily::kai, 400}), "song-400");
  EXPECT_EQ(chosen(fonts, 0x1F600, {}), "none");
  EXPECT_EQ(chosen(fonts, 0x10FFFF, {}), "none");
  EXPECT_EQ(chosen(fonts, 0xFFFFFFFF, {}), "none");
}

TEST(FontSet, EdgesOfRangesAndPages) {
  FontSet fonts = small_set();
  FontRequest song;
  EXPECT_EQ(chosen(fonts, 0x1F, song), "none");
  EXPECT_EQ(chosen(fonts, 0x20, song), "song-400");
  EXPECT_EQ(chosen(fonts, 0x7E, song), "song-400");
  EXPECT_EQ(chosen(fonts, 0x7F, song), "none");
  EXPECT_EQ(chosen(fonts, 0x4DFF, song), "none");
  EXPECT_EQ(fonts.choose(0x4E00, song).slice, 1);
  EXPECT_EQ(fonts.choose(0x9FFF, song).slice, 1);
  EXPECT_EQ(chosen(fonts, 0xA000, song), "none");
}

TEST(FontSet, LanguagesFormsGoFirst) {
  FontSet fonts = small_set();
  auto slice_for = [&](Language language) {
    return fonts.choose(U'骨', {FontFamily::song, 400, language}).slice;
  };
  EXPECT_EQ(slice_for(Language::zh_hans), 1);
  EXPECT_EQ(slice_for(Language::other), 1);
  EXPECT_EQ(slice_for(Language::ko), 1);
  EXPECT_EQ(slice_for(Language::zh_hant), 2);
  EXPECT_EQ(slice_for(Language::zh_hk), 2);
  EXPECT_EQ(slice_for(Language::ja), 3);
  EXPECT_EQ(fonts.choose(U'一', {FontFamily::song, 400, Language::ja}).slice, 1);
}

TEST(FontSet, WeightsMatchAsInCss) {
  FontCatalog catalog;
  for (uint16_t weight : {300, 400, 700, 900}) {
    catalog.faces.push_back(face(std::to_string(weight), FontFamily::song, weight, {slice(0x20, 0x7E)}));
  }
  FontSet fonts(std::move(catalog));
  auto nearest = [&](uint16_t weight) {
    return fonts.catalog().faces[fonts.primary_face({FontFamily::song, weight})].weight;
  };
  EXPECT_EQ(nearest(400), 400);
  EXPECT_EQ(nearest(450), 400) << "between 400 and 500 the lighter ones come before the bolder ones";
  EXPECT_EQ(nearest(500), 400);
  EXPECT_EQ(nearest(501), 700);
  EXPECT_EQ(nearest(600), 700);
  EXPECT_EQ(nearest(800), 900);
  EXPECT_EQ(nearest(1000), 900);
  EXPECT_EQ(nearest(350), 300) << "light requests look for lighter ones first";
  EXPECT_EQ(nearest(100), 300);
}

TEST(FontSet, Weight400TakesUpTo500BeforeLighter) {
  FontCatalog catalog;
  for (uint16_t weight : {300, 500}) {
    catalog.faces.push_back(face(std::to_string(weight), FontFamily::song, weight, {slice(0x20, 0x7E)}));
  }
  FontSet fonts(std::move(catalog));
  EXPECT_EQ(fonts.primary_face({FontFamily::song, 400}), 1);
}

TEST(FontSet, EmptyCatalogueAnswersNothing) {
  FontSet fonts{FontCatalog{}};
  EXPECT_EQ(fonts.slice_count(), 0u);
  EXPECT_EQ(fonts.primary_face({}), kNoFace);
  EXPECT_EQ(fonts.choose(U'一', {}), FontChoice{});
  EXPECT_EQ(fonts.font(0), nullptr);
  EXPECT_EQ(fonts.state(0), SliceState::failed);
}

TEST(FontSet, GarbageFailsAndSaysSo) {
  FontSet fonts = small_set();
  EXPECT_EQ(fonts.revision(), 0u);
  auto added = fonts.add_slice(1, {'<', 'h', 't', 'm', 'l', '>'});
  ASSERT_FALSE(added.ok());
  EXPECT_EQ(added.error().code, ErrorCode::font_missing);
  EXPECT_EQ(fonts.state(1), SliceState::failed);
  EXPECT_EQ(fonts.font(1), nullptr);
  EXPECT_EQ(fonts.revision(), 1u);
  EXPECT_EQ(fonts.resolve(1, deferred_glyph(U'一'), Language::zh_hans), 0u);
  EXPECT_FALSE(fonts.add_slice(1000, {}).ok());
  fonts.mark_failed(2);
  fonts.mark_failed(2);
  EXPECT_EQ(fonts.revision(), 2u);
}

}  // namespace
}  // namespace banxin
