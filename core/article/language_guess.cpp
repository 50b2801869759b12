#include "article/language_guess.h"

#include <cstdint>

#include "base/utf8.h"

namespace banxin {
namespace {

// Frequent characters that are written in one of the two forms only, in pairs: simplified, traditional.
constexpr std::string_view kPairs =
    "们們这這国國来來为為时時会會说說过過对對发發经經实實现現将將还還进進从從动動开開关關头頭问問应應无無东東"
    "长長车車门門"
    "产產电電业業话話让讓给給认認与與边邊运運连連点點义義书書习習专專华華协協单單卖賣卫衛历歷压壓双雙变變号號"
    "听聽员員团團"
    "园園围圍图圖场場坏壞块塊声聲处處备備奖獎学學宁寧宝寶审審宽寬导導层層岁歲岛島师師带帶帮幫广廣庆慶库庫张張"
    "录錄归歸当當"
    "忆憶怀懷态態总總恶惡战戰戏戲护護报報担擔拥擁择擇换換据據断斷旧舊显顯术術机機杀殺权權条條极極构構样樣标標"
    "树樹检檢楼樓"
    "欢歡残殘气氣汇匯汉漢济濟测測满滿灭滅灯燈灵靈热熱爱愛状狀独獨环環画畫疗療监監盘盤礼禮离離种種积積称稱稳穩"
    "穷窮竞競笔筆"
    "类類紧緊纪紀约約级級纳納纷紛纸紙线線练練组組细細织織终終绍紹结結络絡绝絕统統继繼绩績续續维維综綜绿綠缓緩"
    "编編网網罗羅"
    "职職联聯胜勝脑腦脱脫节節药藥获獲营營虑慮虽雖补補装裝观觀规規视視览覽觉覺触觸计計订訂讨討训訓议議记記讲講"
    "许許论論设設"
    "访訪证證评評识識诉訴词詞译譯试試该該详詳语語误誤请請诸諸读讀课課谁誰调調谈談谢謝负負财財责責败敗货貨质質"
    "购購贵貴费費"
    "资資赛賽赞贊赢贏赶趕转轉轮輪软軟轻輕载載较較输輸达達迁遷远遠违違迟遲适適选選递遞遗遺邮郵释釋钟鐘钢鋼钱錢"
    "铁鐵银銀链鏈"
    "销銷错錯键鍵镇鎮间間闻聞阅閱队隊阳陽阴陰阵陣阶階际際陆陸陈陳险險随隨难難静靜韩韓页頁顶頂项項顺順须須顾顧"
    "顿頓预預领領"
    "频頻题題颜顏额額风風飞飛饭飯饮飲馆館马馬驱驅验驗鱼魚鸟鳥鸡雞麦麥齐齊龙龍两兩个個么麼亲親仅僅众眾优優价價"
    "伤傷伟偉传傳"
    "体體债債决決况況净淨减減刘劉则則刚剛创創别別务務劳勞势勢区區医醫参參吗嗎响響唤喚啰囉壮壯够夠夺奪妇婦孙孫"
    "岗崗币幣异異"
    "弃棄弹彈径徑恼惱惊驚惧懼户戶扩擴扫掃扬揚抢搶拟擬挂掛挥揮损損摆擺摄攝敌敵数數斋齋晓曉暂暫杂雜枪槍桥橋梦夢"
    "欧歐毕畢";

}  // namespace

bool counts_as_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3347F) ||
         (c >= 0xF900 && c <= 0xFAD9) || c == 0x3007;
}

std::string guess_language(std::string_view text) {
  // One bit each for the characters U+4E00..U+9FFF.
  constexpr size_t kBits = 0x9FFF - 0x4E00 + 1;
  uint8_t form[kBits] = {};
  for (size_t i = 0; i < kPairs.size();) {
    char32_t const simplified = decode_utf8(kPairs, i);
    char32_t const traditional = decode_utf8(kPairs, i);
    form[simplified - 0x4E00] = 1;
    form[traditional - 0x4E00] = 2;
  }
  size_t han = 0, kana = 0, hangul = 0, latin = 0, simplified = 0, traditional = 0;
  constexpr size_t kSample = 1u << 20;  // bytes; enough to tell
  text = text.substr(0, kSample);
  for (size_t i = 0; i < text.size();) {
    char32_t const c = decode_utf8(text, i);
    if (counts_as_han(c)) {
      ++han;
      if (c >= 0x4E00 && c <= 0x9FFF) {
        simplified += form[c - 0x4E00] == 1;
        traditional += form[c - 0x4E00] == 2;
      }
    } else if (c >= 0x3041 && c <= 0x30FF && c != 0x30FB && c != 0x30FC) {
      ++kana;
    } else if (c >= 0xAC00 && c <= 0xD7A3) {
      ++hangul;
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80) {
      ++latin;
    }
  }
  if (kana * 8 > han + kana && kana > 3) return "ja";
  if (hangul > han && hangul > 3) return "ko";
  if (han == 0 && latin >= 20) return "en";
  return traditional > simplified ? "zh-Hant" : "zh-Hans";
}

}  // namespace banxin
