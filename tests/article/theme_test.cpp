#include "article/theme.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "article/color_contrast.h"
#include "article/style_filter.h"

namespace banxin {
namespace {

constexpr ThemeName kThemes[] = {ThemeName::light, ThemeName::sepia, ThemeName::dark};

TEST(Palette, TextIsReadable) {
  EXPECT_NEAR(contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21, 1e-9);
  for (ThemeName theme : kThemes) {
    Palette const& colors = palette(theme);
    auto check = [&](ColorRole text, ColorRole behind) {
      EXPECT_GE(contrast(colors[text], colors[behind]), 4.5)
          << color_role_name(text) << " on " << color_role_name(behind) << " of theme " << int(theme);
    };
    for (ColorRole text :
         {ColorRole::ink, ColorRole::heading, ColorRole::muted, ColorRole::faint, ColorRole::link}) {
      check(text, ColorRole::paper);
      check(text, ColorRole::panel);
    }
    check(ColorRole::mark_ink, ColorRole::mark);
    check(ColorRole::mark_current_ink, ColorRole::mark_current);
    // The current place is told by its fill alone (WCAG 2.2, 1.4.11).
    for (ColorRole behind : {ColorRole::paper, ColorRole::panel})
      EXPECT_GE(contrast(colors[ColorRole::mark_current], colors[behind]), 3) << int(theme);
    check(ColorRole::notice_ink, ColorRole::notice);
    check(ColorRole::placeholder_ink, ColorRole::placeholder);
  }
}

TEST(Palette, RolesHaveNames) {
  std::set<std::string_view> names;
  for (size_t i = 0; i < size_t(ColorRole::count_); ++i) {
    std::string_view const name = color_role_name(ColorRole(i));
    EXPECT_TRUE(name.starts_with("role-"));
    EXPECT_EQ(role_of_color_name(name), ColorRole(i));
    // An author cannot name them.
    EXPECT_EQ(safe_color(name), "");
    names.insert(name);
  }
  EXPECT_EQ(names.size(), size_t(ColorRole::count_));
  EXPECT_EQ(role_of_color_name("red"), std::nullopt);
  EXPECT_EQ(role_of_color_name(""), std::nullopt);
}

TEST(ResolveColor, AuthorsInksAreReadableOnEveryPaper) {
  for (ThemeName theme : kThemes) {
    Palette const& colors = palette(theme);
    for (int r = 0; r <= 255; r += 51) {
      for (int g = 0; g <= 255; g += 51) {
        for (int b = 0; b <= 255; b += 51) {
          Rgba const written{uint8_t(r), uint8_t(g), uint8_t(b), 255};
          PaintColor const ink{PaintColor::Kind::author_ink, {}, written};
          EXPECT_GE(contrast(resolve_color(ink, colors), colors[ColorRole::paper]), 4.49)
              << r << ' ' << g << ' ' << b;
          // ... and on every author's fill, as does the usual ink.
          Rgba const fill = resolve_color({PaintColor::Kind::author_fill, {}, written}, colors);
          EXPECT_GE(contrast(colors[ColorRole::ink], fill), 4.5) << r << ' ' << g << ' ' << b;
          EXPECT_GE(contrast(resolve_color(ink, colors, fill), fill), 4.49) << r << ' ' << g << ' ' << b;
        }
      }
    }
  }
}

TEST(ResolveColor, BlackIsInkAndWhiteIsPaper) {
  for (ThemeName theme : kThemes) {
    Palette const& colors = palette(theme);
    EXPECT_EQ(resolve_color({PaintColor::Kind::author_ink, {}, {0, 0, 0, 255}}, colors),
              colors[ColorRole::ink]);
    EXPECT_EQ(resolve_color({PaintColor::Kind::author_ink, {}, {51, 51, 51, 255}}, colors),
              colors[ColorRole::ink]);
    EXPECT_EQ(resolve_color({PaintColor::Kind::author_fill, {}, {255, 255, 255, 255}}, colors),
              colors[ColorRole::paper]);
    EXPECT_EQ(resolve_color(PaintColor::of(ColorRole::link), colors), colors[ColorRole::link]);
    EXPECT_EQ(resolve_color({}, colors).a, 0);
    EXPECT_EQ(resolve_color({PaintColor::Kind::author_fill, {}, {9, 9, 9, 0}}, colors).a, 0);
  }
}

TEST(ResolveColor, KeepsTheHue) {
  Rgba const red =
      resolve_color({PaintColor::Kind::author_ink, {}, {204, 0, 0, 255}}, palette(ThemeName::light));
  EXPECT_EQ(red, (Rgba{204, 0, 0, 255}));  // readable as written
  Rgba const lighter =
      resolve_color({PaintColor::Kind::author_ink, {}, {204, 0, 0, 255}}, palette(ThemeName::dark));
  EXPECT_GT(lighter.r, lighter.g + 60);
  EXPECT_GT(lighter.r, lighter.b + 60);
}

TEST(Stylesheet, NamesOnlyKnownRolesAndWholePixels) {
  for (float size : {14.0f, 18.0f, 23.5f, 40.0f}) {
    std::string const css =
        theme_stylesheet({.font_size = size, .line_height = 1.7f, .measure = 36, .align = TextAlign::start});
    for (size_t i = css.find("role-"); i != std::string::npos; i = css.find("role-", i + 1)) {
      size_t const end = css.find_first_of("; }", i);
      EXPECT_TRUE(role_of_color_name(css.substr(i, end - i))) << css.substr(i, end - i);
    }
    for (size_t i = css.find("px"); i != std::string::npos; i = css.find("px", i + 1)) {
      size_t const digit = css.find_last_not_of("0123456789", i - 1);
      EXPECT_NE(css[digit], '.') << css.substr(digit - 10, 20);
    }
    int depth = 0;
    for (char c : css) depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    EXPECT_EQ(depth, 0);
    EXPECT_EQ(css.find("url("), std::string::npos);
    EXPECT_EQ(css.find("nan"), std::string::npos);
  }
}

TEST(Stylesheet, FollowsTheSettings) {
  std::string const css =
      theme_stylesheet({.font_size = 20, .line_height = 1.75f, .measure = 36, .align = TextAlign::start});
  EXPECT_NE(css.find("font-size:20px;line-height:1.750;--line-height:1.750"), std::string::npos);
  EXPECT_NE(css.find("max-width:720px"), std::string::npos);
  EXPECT_EQ(css.find("text-align:justify"), std::string::npos);
  EXPECT_NE(theme_stylesheet({}).find("text-align:justify"), std::string::npos);
  EXPECT_NE(theme_stylesheet({}).find("max-width:684px"), std::string::npos);
}

TEST(Stylesheet, NotesAreNotTooSmallToRead) {
  for (float size : {9.0f, 14.0f, 16.0f, 24.0f}) {
    std::string const css = theme_stylesheet({.font_size = size});
    for (size_t i = css.find("font-size:"); i != std::string::npos; i = css.find("font-size:", i + 1)) {
      size_t end = 0;
      int const px = std::stoi(css.substr(i + 10), &end);
      if (css.compare(i + 10 + end, 2, "px") == 0) {
        EXPECT_GE(px, std::min(13, int(size))) << css.substr(i, 40);
      }
    }
  }
}

TEST(Stylesheet, GivesTheReadersGapsMarksAndRules) {
  std::string const css = theme_stylesheet(
      {.justify = JustifiedGaps::inter_word, .hanging = HangingMarks::allow_end, .rules = "p{color:role-ink}"});
  EXPECT_NE(css.find("--text-justify:inter-word"), std::string::npos);
  EXPECT_NE(css.find("--hanging-punctuation:allow-end"), std::string::npos);
  EXPECT_TRUE(css.ends_with("p{color:role-ink}"));
  EXPECT_NE(theme_stylesheet({}).find("--text-justify:auto"), std::string::npos);
  EXPECT_NE(theme_stylesheet({}).find("--hanging-punctuation:none"), std::string::npos);
}

TEST(StyleFilter, Values) {
  auto css = [](std::string_view style) { return filter_style(style).css; };
  EXPECT_EQ(css("color: rgb( 204, 0 ,0 ); COLOR:red"), "color:rgb(204,0,0);color:red");
  EXPECT_EQ(css("color:rgba(0,0,0,.5)"), "color:rgba(0,0,0,0.5)");
  EXPECT_EQ(css("color:rgb(100% 0% 0% / 50%)"), "color:rgba(255,0,0,0.5)");
  EXPECT_EQ(css("color:#12345;color:#ggg;color:rgb(1,2);color:hsl(1,2%,3%);color:inherit;color:transparent;"
                "color:var(--x)"),
            "");
  EXPECT_EQ(css("background:#eee;background:url(x) red;background-image:url(y)"), "background-color:#eee");
  EXPECT_EQ(css("text-indent:2em;text-indent:-9999px;text-indent:50%"), "text-indent:2em");
  EXPECT_EQ(css("width:50.25%;width:1e9px;width:-5px;width:99999px;width:12pt;max-width:40rem"),
            "width:50.25%;width:16px;max-width:40em");
  EXPECT_EQ(css("font-weight:700 !important;font-style:oblique;font-size:90px;margin:9px"),
            "font-weight:700");
  EXPECT_EQ(css("text-align:end;text-decoration:underline dotted red;vertical-align:super"),
            "text-align:end;text-decoration:underline;vertical-align:super");
  EXPECT_EQ(css("co\\6cor:red;color:r/**/ed;content:\"a;color:blue\";float:left"), "color:red;float:left");
  EXPECT_EQ(css("color:red;/* float:left"), "color:red");
  EXPECT_EQ(css("color:red}p{color:blue"), "");
  EXPECT_EQ(css(";;:;a:;:b;color;color:"), "");
  EXPECT_TRUE(filter_style("Display : NONE").hidden);
  EXPECT_TRUE(filter_style("width:1px;height:0").invisible);
  EXPECT_FALSE(filter_style("width:1px;height:20px").invisible);
  EXPECT_EQ(filter_style("direction:rtl").direction, "rtl");
}

}  // namespace
}  // namespace banxin
