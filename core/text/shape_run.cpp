#include "text/shape_run.h"

#include <hb.h>

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

namespace banxin {
namespace {

constexpr uint32_t kShortStretch = 4;  // code points: marks between Han, the bulk of HarfBuzz's calls
constexpr size_t kMostShort = 1u << 14;
constexpr int kQuotes = 4;

struct ShortKey {
  FontFace const* font = nullptr;
  std::array<char32_t, kShortStretch> text{};
  ScriptTag script = 0;
  Language language = Language::other;
  bool right_to_left = false;
  bool ligatures = true;
  bool operator==(ShortKey const&) const = default;
};

struct GlyphKey {
  FontFace const* font = nullptr;
  uint32_t glyph = 0;
  bool right_to_left = false;
  bool operator==(GlyphKey const&) const = default;
};

size_t mix(size_t seed, uint64_t value) {
  uint64_t mixed = (seed ^ value) * 0x9E3779B97F4A7C15u;
  return size_t(mixed ^ mixed >> 29);
}

struct HashKey {
  size_t operator()(ShortKey const& key) const {
    size_t hash = mix(0, uint64_t(reinterpret_cast<uintptr_t>(key.font)));
    for (char32_t c : key.text) hash = mix(hash, c);
    return mix(hash, uint64_t(key.script) << 8 | uint64_t(key.language) << 2 |
                         uint64_t(key.right_to_left) << 1 | uint64_t(key.ligatures));
  }
  size_t operator()(GlyphKey const& key) const {
    return mix(mix(0, uint64_t(reinterpret_cast<uintptr_t>(key.font))),
               uint64_t(key.glyph) << 1 | key.right_to_left);
  }
};

bool is_east_asian_script(ScriptTag script) {
  return script == kScriptHani || script == script_tag('H', 'i', 'r', 'a') ||
         script == script_tag('K', 'a', 'n', 'a') || script == script_tag('B', 'o', 'p', 'o') ||
         script == script_tag('H', 'a', 'n', 'g');
}

hb_language_t language_of(std::string_view tag) {
  return hb_language_from_string(tag.data(), int(tag.size()));
}

hb_feature_t feature(char const (&tag)[5], uint32_t value) {
  return {HB_TAG(tag[0], tag[1], tag[2], tag[3]), value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

int quote_index(char32_t quote) {
  return quote == U'‘' ? 0 : quote == U'’' ? 1 : quote == U'“' ? 2 : 3;
}

}  // namespace

struct RunShaper::State {
  struct NarrowQuotes {
    FontFace const* font = nullptr;
    std::array<bool, kQuotes> known{};
    std::array<RawGlyph, kQuotes> glyphs;
  };

  hb_buffer_t* buffer = hb_buffer_create();
  std::array<hb_language_t, size_t(Language::other) + 1> languages;
  hb_language_t western = language_of("en");
  std::vector<RawGlyph> glyphs;
  std::unordered_map<ShortKey, std::vector<RawGlyph>, HashKey> short_stretches;
  std::unordered_map<GlyphKey, MarkBlank, HashKey> blanks;
  std::vector<NarrowQuotes> narrow_quotes;  // one for each font: a handful

  State() {
    for (size_t i = 0; i < languages.size(); ++i) languages[i] = language_of(language_tag(Language(i)));
    // A text that names no East Asian language is set in the reader's own.
    languages[size_t(Language::other)] = languages[size_t(Language::zh_hans)];
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
  }
  ~State() { hb_buffer_destroy(buffer); }

  void fill(ShapeRequest const& request, hb_language_t language);
  void run(ShapeRequest const& request, hb_language_t language, std::span<hb_feature_t const> features);
  hb_language_t shaping_language(ShapeRequest const& request) const {
    // Noto's locl rules for Chinese widen dashes, ellipses and quotes under every script: Latin is shaped as
    // English.
    return is_east_asian_script(request.script) ? languages[size_t(request.language)] : western;
  }
};

void RunShaper::State::fill(ShapeRequest const& request, hb_language_t language) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_utf32(buffer, reinterpret_cast<uint32_t const*>(request.text.data()),
                      int(request.text.size()), request.range.begin, int(request.range.size()));
  hb_buffer_set_direction(buffer, request.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, hb_script_t(request.script));
  hb_buffer_set_language(buffer, language);
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
}

void RunShaper::State::run(ShapeRequest const& request, hb_language_t language,
                           std::span<hb_feature_t const> features) {
  fill(request, language);
  hb_shape(request.font->shaper(), buffer, features.data(), unsigned(features.size()));
  unsigned count = 0;
  hb_glyph_info_t const* infos = hb_buffer_get_glyph_infos(buffer, &count);
  hb_glyph_position_t const* positions = hb_buffer_get_glyph_positions(buffer, &count);
  glyphs.resize(count);
  for (unsigned i = 0; i < count; ++i) {
    glyphs[i] = {infos[i].codepoint, infos[i].cluster, positions[i].x_offset, positions[i].y_offset,
                 positions[i].x_advance};
  }
}

RunShaper::RunShaper() : state_(std::make_unique<State>()) {}
RunShaper::~RunShaper() = default;

void RunShaper::forget_fonts() {
  state_->short_stretches.clear();
  state_->blanks.clear();
  state_->narrow_quotes.clear();
}

void RunShaper::shape(ShapeRequest const& request, std::vector<RawGlyph>& out) {
  State& state = *state_;
  std::array<hb_feature_t, 2> const no_ligatures = {feature("liga", 0), feature("clig", 0)};
  std::span<hb_feature_t const> const features =
      request.ligatures ? std::span<hb_feature_t const>() : no_ligatures;
  hb_language_t const language = state.shaping_language(request);
  // What stands around does not change the forms of East Asian marks, as it does those of Arabic.
  if (request.range.size() > kShortStretch || !is_east_asian_script(request.script)) {
    state.run(request, language, features);
    out.assign(state.glyphs.begin(), state.glyphs.end());
    return;
  }
  ShortKey key{request.font, {}, request.script, request.language, request.right_to_left, request.ligatures};
  std::copy(request.text.begin() + request.range.begin, request.text.begin() + request.range.end,
            key.text.begin());
  auto found = state.short_stretches.find(key);
  if (found == state.short_stretches.end()) {
    if (state.short_stretches.size() >= kMostShort) state.short_stretches.clear();
    ShapeRequest alone = request;
    alone.text = request.text.substr(request.range.begin, request.range.size());
    alone.range = {0, request.range.size()};
    state.run(alone, language, features);
    found = state.short_stretches.emplace(key, state.glyphs).first;
  }
  out.assign(found->second.begin(), found->second.end());
  for (RawGlyph& glyph : out) glyph.text += request.range.begin;
}

MarkBlank RunShaper::blank_of(ShapeRequest const& request, uint32_t glyph) {
  State& state = *state_;
  GlyphKey const key{request.font, glyph, request.right_to_left};
  if (auto found = state.blanks.find(key); found != state.blanks.end()) return found->second;
  hb_feature_t const half = feature("halt", 1);
  ShapeRequest alone = request;
  alone.text = request.text.substr(request.range.begin, request.range.size());
  alone.range = {0, request.range.size()};
  state.run(alone, state.shaping_language(request), {&half, 1});
  int32_t const full = request.font->advance(glyph);
  MarkBlank blank;
  if (state.glyphs.size() == 1 && state.glyphs[0].id == glyph && full > 0 && state.glyphs[0].advance < full) {
    float const left = float(std::max(0, -state.glyphs[0].x_offset)) / float(full);
    blank = {left, std::max(0.0f, float(full - state.glyphs[0].advance) / float(full) - left)};
  } else {
    InkBounds const ink = request.font->ink(glyph);
    blank = blank_by_ink(full, ink.x_min, ink.x_max);
  }
  if (request.right_to_left) std::swap(blank.before, blank.after);
  state.blanks.emplace(key, blank);
  return blank;
}

RawGlyph RunShaper::narrow_quote(FontFace const& font, char32_t quote) {
  State& state = *state_;
  auto entry = std::find_if(state.narrow_quotes.begin(), state.narrow_quotes.end(),
                            [&](auto const& quotes) { return quotes.font == &font; });
  if (entry == state.narrow_quotes.end()) {
    entry = state.narrow_quotes.emplace(state.narrow_quotes.end());
    entry->font = &font;
  }
  int const index = quote_index(quote);
  if (entry->known[size_t(index)]) return entry->glyphs[size_t(index)];
  entry->known[size_t(index)] = true;
  ShapeRequest const request{&font, {&quote, 1}, {0, 1}, kScriptLatn, Language::ja, false, true};
  int32_t const narrow = font.units_per_em() * 3 / 4;
  // Japanese forms of Noto's quotes are proportional; other fonts tell by pwid or palt.
  state.run(request, state.languages[size_t(Language::ja)], {});
  for (hb_feature_t const& form : {feature("pwid", 1), feature("palt", 1)}) {
    if (state.glyphs.size() == 1 && state.glyphs[0].advance < narrow) break;
    state.run(request, state.western, {&form, 1});
  }
  RawGlyph found;
  if (state.glyphs.size() == 1 && state.glyphs[0].advance < narrow) found = state.glyphs[0];
  entry->glyphs[size_t(index)] = found;
  return found;
}

}  // namespace banxin
