// The fonts of the system, asked of the loader: its imports of the module `banxin`.
#pragma once
#include "abi.h"
#include "font/system_texts.h"

namespace banxin {

struct Host;

class LoaderFont : public SystemFont {
 public:
  explicit LoaderFont(Host& host) : host_(host) {}
  bool measure(SystemText const& text, SystemMeasure& out) override;
  bool draw(SystemText const& text, float size, float shift, SystemDrawing& out) override;

 private:
  Host& host_;
};

}  // namespace banxin
