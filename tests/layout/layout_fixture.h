// Lays out small pieces of HTML with the built fonts and writes the result down as text.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "font/built_fonts.h"
#include "layout/layout_article.h"

namespace banxin::testing {

enum class SourceKind : uint8_t { html, archive_file };

/// An article with its layout. Not movable: the layout refers to the article.
class LaidOut {
 public:
  explicit LaidOut(std::string_view source, float width = 400, SourceKind kind = SourceKind::html);
  LaidOut(LaidOut const&) = delete;
  LaidOut& operator=(LaidOut const&) = delete;

  void lay_out(float width);
  void lay_out(LayoutSettings const& wanted);
  Article const& article() const { return *article_; }
  FragmentTree const& tree() const { return layout_->fragments(); }
  ArticleLayout& layout() { return *layout_; }

  std::string text(TextRange range) const;
  std::string tag(NodeId node) const;
  /// The first box of the kind with this tag; fails the test without one.
  BoxFragment box(std::string_view name, BoxKind kind = BoxKind::block) const;
  /// Texts of the lines of all blocks, forced breaks as ⏎, parted by " / ".
  std::string lines() const;
  /// Boxes, lines, images and links in document order, whole px.
  std::string dump() const;

  LayoutSettings settings;

 private:
  std::unique_ptr<Article> article_;
  std::unique_ptr<ArticleLayout> layout_;
};

/// A file of goldens/: width, HTML and, after a line of dashes, its layout as text.
struct Golden {
  std::string path;
  std::string head;  ///< all before the dashes
  std::string html;
  std::string layout;
  float width = 0;
};
inline constexpr char kGoldenDashes[] = "\n----\n";
std::vector<std::string> golden_names();
Golden read_golden(std::string const& name);

/// Fonts with all slices that layout needs; null when they are not built.
FontSet const* layout_fonts();

/// Tests of this room need the built fonts.
class LayoutTest : public ::testing::Test {
 protected:
  void SetUp() override {
    BANXIN_NEEDS_BUILT_FONTS();
    ASSERT_NE(layout_fonts(), nullptr);
  }
};

}  // namespace banxin::testing
