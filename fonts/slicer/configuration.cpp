#include "slicer/configuration.h"

#include <nlohmann/json.hpp>

#include "font/code_point_ranges.h"

namespace banxin::slicer {
namespace {

using Json = nlohmann::json;

Json const& member(Json const& object, char const* name) {
  static Json const kNothing;
  auto found = object.is_object() ? object.find(name) : object.end();
  return object.is_object() && found != object.end() ? *found : kNothing;
}

std::string text(Json const& object, char const* name) {
  Json const& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

size_t number(Json const& object, char const* name, size_t otherwise) {
  Json const& value = member(object, name);
  return value.is_number_unsigned() ? value.get<size_t>() : otherwise;
}

std::vector<std::string> texts(Json const& object, char const* name) {
  std::vector<std::string> out;
  for (Json const& value : member(object, name)) {
    if (value.is_string()) out.push_back(value.get<std::string>());
  }
  return out;
}

bool read_lists(Json const& object, std::vector<HanList>& lists) {
  for (Json const& list : member(object, "lists")) {
    if (text(list, "file").empty()) return false;
    lists.push_back({text(list, "file"), number(list, "limit", SIZE_MAX)});
  }
  return true;
}

std::vector<CellRule> cell_rules(Json const& entries) {
  std::vector<CellRule> out;
  for (Json const& entry : entries) {
    out.push_back({number(entry, "glyphs", SIZE_MAX), std::max<size_t>(1, number(entry, "size", 16)),
                   std::max<size_t>(1, number(entry, "in_file", 8))});
  }
  if (out.empty()) out.push_back({});
  return out;
}

Error wrong(std::string what) {
  return {ErrorCode::damaged, "configuration: " + std::move(what)};
}

/// Each a set, or a set and what stands beside it: "100-24F|41-5A".
Result<bool> read_sets(std::vector<std::string> const& spelled, char const* name, std::vector<std::vector<CodePointRange>>& sets,
                       std::vector<std::vector<CodePointRange>>& also) {
  for (std::string const& one : spelled) {
    size_t const bar = std::min(one.find('|'), one.size());
    auto set = parse_code_point_ranges(one.substr(0, bar));
    auto beside = parse_code_point_ranges(bar < one.size() ? one.substr(bar + 1) : std::string());
    if (!set || !beside) return wrong('"' + std::string(name) + "\": " + (set ? beside : set).error().message);
    sets.push_back(std::move(set.value()));
    also.push_back(std::move(beside.value()));
  }
  return true;
}

}  // namespace

Configuration configuration_for(FaceSource const& face, Configuration const& all) {
  Configuration out = all;
  out.languages = face.languages;
  if (!face.italic) return out;
  out.first_ranges.clear();
  out.further_ranges = all.italic_ranges;
  out.further_also = all.italic_also;
  out.more_marks = 0;
  return out;
}

Result<Configuration> parse_configuration(std::string_view json) {
  Json root = Json::parse(json, nullptr, false);
  if (root.is_discarded()) return wrong("not JSON");
  if (number(root, "version", 0) != 1) return wrong("\"version\" is not 1");

  Configuration out;
  for (std::string const& folder : texts(root, "font_folders")) out.font_folders.emplace_back(folder);
  for (std::string const& licence : texts(root, "licences")) out.licences.emplace_back(licence);
  for (Json const& face : member(root, "faces")) {
    FaceSource source{
        text(face, "name"), text(face, "family"),          uint16_t(number(face, "weight", 400)),
        text(face, "file"), text(face, "postscript_name"), {}};
    source.han_only = member(face, "han_only") == true;
    source.nameless = member(face, "nameless") == true;
    for (std::string const& tag : texts(face, "languages")) source.languages |= language_bit(parse_language(tag));
    source.italic = member(face, "italic") == true;
    source.units_per_em = uint16_t(number(face, "units_per_em", 0));
    for (auto const& [tag, name] : member(face, "regional").items()) {
      Language language = parse_language(tag);
      if (language == Language::zh_hans || language == Language::other || !name.is_string()) {
        return wrong("\"regional\" names a language without forms of its own: " + tag);
      }
      source.regional.push_back({language, name.get<std::string>()});
    }
    if (source.name.empty() || source.file.empty()) return wrong("a face lacks its name or file");
    out.faces.push_back(std::move(source));
  }
  if (out.faces.empty()) return wrong("no faces");

  Json const& first = member(root, "first");
  Result<std::vector<CodePointRange>> ranges = parse_code_point_ranges(text(first, "ranges"));
  if (!ranges) return wrong("\"first\".\"ranges\": " + ranges.error().message);
  out.first_ranges = std::move(ranges.value());
  out.first_features = texts(first, "features");
  out.further_features = texts(first, "further_features");
  std::vector<std::string> further = texts(first, "further");
  for (std::string const& spelled : texts(first, "more_marks")) further.push_back(spelled), ++out.more_marks;
  if (auto read = read_sets(further, "further", out.further_ranges, out.further_also); !read) return read.error();
  if (auto read = read_sets(texts(root, "italic"), "italic", out.italic_ranges, out.italic_also); !read) return read.error();

  Json const& han = member(root, "han");
  if (!read_lists(han, out.han_lists)) return wrong("a list of Han lacks its file");
  out.cells[0] = cell_rules(member(han, "cells"));
  out.cells[1] = cell_rules(member(han, "traditional_cells"));
  out.cells[2] = cell_rules(member(han, "other_cells"));
  out.cells[3] = cell_rules(member(han, "glyph_cells"));
  Json const& desubroutinise = member(root, "desubroutinise");
  if (desubroutinise.is_boolean()) out.desubroutinise = desubroutinise.get<bool>();
  return out;
}

}  // namespace banxin::slicer
