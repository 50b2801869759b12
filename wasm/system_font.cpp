#include "system_font.h"

#include "host.h"

#ifdef __wasm__
#define BANXIN_IMPORT(name) extern "C" __attribute__((import_module("banxin"), import_name(#name)))
/// Both answer 1, or 0 where it cannot be done, and may call banxin_allocate; nothing else of the engine.
BANXIN_IMPORT(measure_text)
uint32_t banxin_measure_text(banxin::abi::SystemTextRecord const* text,
                             banxin::abi::SystemMeasureRecord* out);
BANXIN_IMPORT(draw_text)
uint32_t banxin_draw_text(banxin::abi::SystemTextRecord const* text, float size, float shift,
                          banxin::abi::SystemDrawingRecord* out);
#else
static uint32_t banxin_measure_text(banxin::abi::SystemTextRecord const*, banxin::abi::SystemMeasureRecord*) {
  return 0;
}
static uint32_t banxin_draw_text(banxin::abi::SystemTextRecord const*, float, float,
                                 banxin::abi::SystemDrawingRecord*) {
  return 0;
}
#endif

namespace banxin {
namespace {

abi::SystemTextRecord record_of(SystemText const& text) {
  return {text_at(text.text),
          text_at(language_tag(text.font.language)),
          static_cast<uint32_t>(text.font.family),
          text.font.weight,
          text.italic,
          text.right_to_left};
}

}  // namespace

bool LoaderFont::measure(SystemText const& text, SystemMeasure& out) {
  abi::SystemTextRecord const record = record_of(text);
  abi::SystemMeasureRecord answer = {};
  if (!banxin_measure_text(&record, &answer)) return false;
  out = {answer.advance, answer.left, answer.right, answer.above, answer.below};
  return true;
}

bool LoaderFont::draw(SystemText const& text, float size, float shift, SystemDrawing& out) {
  abi::SystemTextRecord const record = record_of(text);
  abi::SystemDrawingRecord answer = {};
  if (!banxin_draw_text(&record, size, shift, &answer)) return false;
  out = {answer.left, answer.top, answer.width, answer.height, host_.take(answer.pixels)};
  return true;
}

}  // namespace banxin
