#include "cli/layout_json.h"

#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "cli/face_texts.h"

namespace banxin::cli {

namespace {

using Json = nlohmann::ordered_json;

// No negative zero: -0.0 + 0.0 is 0.0.
double length(float px) { return std::round(double(px) * 1000) / 1000 + 0.0; }

Json rect_json(Rect const& rect) {
  return {{"x", length(rect.x)}, {"y", length(rect.y)}, {"width", length(rect.width)}, {"height", length(rect.height)}};
}

char const* align_name(LineAlign align) {
  switch (align) {
    case LineAlign::start: return "start";
    case LineAlign::end: return "end";
    case LineAlign::left: return "left";
    case LineAlign::right: return "right";
    case LineAlign::center: return "center";
    case LineAlign::justify: return "justify";
  }
  return "start";
}

Json line_json(FragmentTree const& tree, LineFragment const& line, FontSet const& fonts) {
  Json out = rect_json(line.rect);
  out["baseline"] = length(line.baseline);
  out["start"] = line.text.begin;
  out["end"] = line.text.end;
  Json& glyphs = out["glyphs"] = Json::array();
  for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
    RunFragment const& run = tree.runs[r];
    Language const language = tree.styles[run.style].font.language;
    std::string const face = run.face == kNoFace ? "" : fonts.catalog().faces[run.face].name;
    for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
      GlyphFragment const& glyph = tree.glyphs[g];
      glyphs.push_back({{"font", glyph.slice == kSystemSlice ? "system" : face},
                        {"id", fonts.resolve(glyph.slice, glyph.id, language)},
                        {"x", length(glyph.x)},
                        {"y", length(glyph.y)},
                        {"advance", length(glyph.advance)},
                        {"start", glyph.text_begin},
                        {"end", glyph.text_begin + glyph.text_length}});
    }
  }
  return out;
}

/// RFC 3339 in UTC with milliseconds.
std::string rfc3339(int64_t epoch_ms) {
  int64_t const ms = ((epoch_ms % 1000) + 1000) % 1000;
  std::time_t const seconds = static_cast<std::time_t>((epoch_ms - ms) / 1000);
  std::tm utc{};
  if (!gmtime_r(&seconds, &utc)) return {};
  char text[40];
  size_t const n = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
  char fraction[8];
  std::snprintf(fraction, sizeof fraction, ".%03dZ", static_cast<int>(ms));
  return std::string(text, n) + fraction;
}

std::string dump(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string layout_json(Viewer const& viewer, FontSet const& fonts) {
  FragmentTree const& tree = viewer.fragments();
  ContentTree const& content = viewer.article().body;
  Json out = {{"width", length(tree.width)},
              {"height", length(tree.height)},
              {"lang", std::string(language_tag(tree.language))},
              {"font_size", length(tree.font_size)},
              {"text", to_utf8(tree.text)}};

  Json& blocks = out["blocks"] = Json::array();
  for (ReadingBlock const& block : viewer.reading().blocks) {
    BoxFragment const& box = tree.boxes[block.box];
    Json json = {{"tag", std::string(block.tag)}};
    json.update(rect_json(box.border_box));
    json["start"] = box.text.begin;
    json["end"] = box.text.end;
    json["align"] = align_name(box.align);
    json["font_size"] = length(tree.styles[box.style].size);
    Json& lines = json["lines"] = Json::array();
    for (uint32_t l = box.line_begin; l < box.line_end; ++l) lines.push_back(line_json(tree, tree.lines[l], fonts));
    blocks.push_back(std::move(json));
  }

  Json& images = out["images"] = Json::array();
  for (ImageFragment const& image : tree.images) {
    Json json = {{"src", std::string(content.attribute(image.node, "src"))},
                 {"alt", std::string(content.attribute(image.node, "alt"))}};
    json.update(rect_json(image.rect));
    images.push_back(std::move(json));
  }

  Json& links = out["links"] = Json::array();
  for (LinkFragment const& link : tree.links)
    links.push_back({{"href", std::string(content.attribute(link.node, "href"))},
                     {"start", link.text.begin},
                     {"end", link.text.end}});

  Json& faces = out["fonts"] = Json::array();
  for (FaceText const& face : face_texts(tree, fonts))
    faces.push_back({{"face", fonts.catalog().faces[face.face].name},
                     {"lang", std::string(language_tag(face.language))},
                     {"text", to_utf8(face.characters)}});
  return dump(out);
}

std::string info_json(Article const& article) {
  ArticleHead const& head = article.head;
  auto text_or_null = [](std::string const& text) { return text.empty() ? Json() : Json(text); };
  Json out = {{"title", head.title},
              {"url", text_or_null(head.url)},
              {"archived_at", head.archived_at_ms ? Json(rfc3339(*head.archived_at_ms)) : Json()},
              {"author", text_or_null(head.author)},
              {"published_at", text_or_null(head.published_at)},
              {"published_text", text_or_null(head.published_text)},
              {"lang", head.language},
              {"counts",
               {{"characters", article.counts.characters},
                {"han", article.counts.han},
                {"images", article.counts.images},
                {"links", article.counts.links}}}};
  if (article.notice)
    out["notice"] = {{"code", std::string(error_name(article.notice->code))}, {"message", article.notice->message}};
  return dump(out);
}

}  // namespace banxin::cli
