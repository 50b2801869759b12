#include "layout/layout_fixture.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "base/utf8.h"

namespace banxin::testing {

namespace {

long px(float value) {
  return std::lround(value);
}

std::string rect(Rect const& r) {
  return std::to_string(px(r.x)) + "," + std::to_string(px(r.y)) + " " + std::to_string(px(r.width)) + "x" +
         std::to_string(px(r.height));
}

std::string color(PaintColor const& c) {
  if (c.kind == PaintColor::Kind::none) return "none";
  if (c.kind == PaintColor::Kind::role) return std::string(color_role_name(c.role));
  return "rgb(" + std::to_string(c.rgba.r) + "," + std::to_string(c.rgba.g) + "," + std::to_string(c.rgba.b) +
         ")";
}

std::string decoration(BoxDecoration const& d) {
  if (!d.visible()) return {};
  std::string out;
  if (d.background.kind != PaintColor::Kind::none) out += " fill " + color(d.background);
  bool bordered = false;
  for (BorderSide const& side : d.border) bordered |= side.width > 0;
  if (bordered) {
    out += " border";
    for (BorderSide const& side : d.border) out += " " + std::to_string(px(side.width));
  }
  if (d.radius[0] > 0 || d.radius[1] > 0)
    out += " radius " + std::to_string(px(d.radius[0])) + " " + std::to_string(px(d.radius[1]));
  return out;
}

char const* align_name(LineAlign align) {
  constexpr char const* kNames[] = {"start", "end", "left", "right", "center", "justify"};
  return kNames[size_t(align)];
}

}  // namespace

FontSet const* layout_fonts() {
  static std::optional<FontSet> const fonts = open_built_fonts();
  return fonts ? &*fonts : nullptr;
}

std::vector<std::string> golden_names() {
  std::vector<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(BANXIN_SOURCE_DIR "/tests/layout/goldens"))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

Golden read_golden(std::string const& name) {
  Golden golden;
  golden.path = BANXIN_SOURCE_DIR "/tests/layout/goldens/" + name + ".txt";
  std::ifstream file(golden.path, std::ios::binary);
  std::string const all{std::istreambuf_iterator<char>(file), {}};
  size_t const dashes = std::min(all.find(kGoldenDashes), all.size());
  golden.head = all.substr(0, dashes);
  if (dashes < all.size()) golden.layout = all.substr(dashes + sizeof kGoldenDashes - 1);
  size_t const end_of_width = golden.head.find('\n');
  if (golden.head.rfind("width ", 0) != 0 || end_of_width == std::string::npos) return golden;
  golden.width = std::strtof(golden.head.c_str() + 6, nullptr);
  golden.html = golden.head.substr(end_of_width + 1);
  return golden;
}

LaidOut::LaidOut(std::string_view source, float width, SourceKind kind) {
  ReadOptions options;
  options.plain_html = kind == SourceKind::html;
  auto article = read_article({reinterpret_cast<uint8_t const*>(source.data()), source.size()}, options);
  EXPECT_TRUE(article.ok());
  article_ = std::make_unique<Article>(std::move(article).value());
  layout_ = std::make_unique<ArticleLayout>(*article_, *layout_fonts());
  lay_out(width);
}

void LaidOut::lay_out(float width) {
  settings.width = width;
  layout_->layout(settings);
}

void LaidOut::lay_out(LayoutSettings const& wanted) {
  settings = wanted;
  layout_->layout(settings);
}

std::string LaidOut::text(TextRange range) const {
  std::string out;
  for (uint32_t i = range.begin; i < range.end && i < tree().text.size(); ++i) {
    char32_t const c = tree().text[i];
    if (c == U'\n')
      out += "⏎";
    else
      append_utf8(out, c);
  }
  return out;
}

std::string LaidOut::tag(NodeId node) const {
  return node < article_->body.nodes.size() ? std::string(article_->body.nodes[node].tag) : "·";
}

BoxFragment LaidOut::box(std::string_view name, BoxKind kind) const {
  for (BoxFragment const& box : tree().boxes)
    if (box.kind == kind && tag(box.node) == name) return box;
  ADD_FAILURE() << "no box of " << name << " in\n" << dump();
  return {};
}

std::string LaidOut::lines() const {
  std::string out;
  for (LineFragment const& line : tree().lines) {
    if (&line != &tree().lines.front()) out += " / ";
    out += text(line.text);
  }
  return out;
}

std::string LaidOut::dump() const {
  FragmentTree const& t = tree();
  std::vector<int> depth(t.boxes.size(), 0);
  constexpr char const* kKinds[] = {"block", "inline", "image", "marker", "cell"};
  std::string out = "page " + std::to_string(px(t.width)) + "x" + std::to_string(px(t.height)) + "\n";
  for (size_t i = 0; i < t.boxes.size(); ++i) {
    BoxFragment const& box = t.boxes[i];
    if (box.parent < i) depth[i] = depth[box.parent] + 1;
    std::string const indent(static_cast<size_t>(depth[i]) * 2, ' ');
    out += indent + kKinds[size_t(box.kind)] + " " + tag(box.node) + " " + rect(box.border_box);
    if (box.line_begin != box.line_end && box.align != LineAlign::start)
      out += std::string(" ") + align_name(box.align);
    out += decoration(t.decorations[box.decoration]);
    if (box.kind == BoxKind::inline_box) out += " “" + text(box.text) + "”";
    out += "\n";
    for (uint32_t l = box.line_begin; l < box.line_end; ++l) {
      LineFragment const& line = t.lines[l];
      out += indent + "  | " + rect(line.rect) + " base " + std::to_string(px(line.baseline)) + " " +
             text(line.text) + "\n";
    }
  }
  for (ImageFragment const& image : t.images)
    out += "image " + rect(image.rect) + " at " + std::to_string(image.text_position) +
           (image.size_known ? "" : " assumed") + "\n";
  for (LinkFragment const& link : t.links) {
    out += "link “" + text(link.text) + "”";
    for (uint32_t r = link.rect_begin; r < link.rect_end; ++r) out += " [" + rect(t.link_rects[r]) + "]";
    out += "\n";
  }
  return out;
}

}  // namespace banxin::testing
