#include "seed/plot.hpp"

#include "seed/plot/teller.hpp"

#include <algorithm>

namespace sinergi::seed {
namespace {

using grievances::Channel;

/// How many of each fate; what is left of the 240 is smooth.
struct Share {
    Fate fate;
    int count;
    std::int32_t days_ago_first, days_ago_last;  // when it was received
};
constexpr std::array shares = {Share{Fate::smooth, 92, 42, 1},     Share{Fate::quick, 26, 42, 1},
                               Share{Fate::asked, 12, 40, 8},      Share{Fate::forwarded, 12, 40, 3},
                               Share{Fate::rejected, 10, 40, 3},   Share{Fate::merged, 7, 38, 4},
                               Share{Fate::rebutted, 5, 17, 13},   Share{Fate::answered_again, 7, 40, 26},
                               Share{Fate::extended, 6, 30, 12},   Share{Fate::reopened, 3, 36, 25},
                               Share{Fate::late, 9, 38, 24},       Share{Fate::unverified, 3, 15, 7},
                               Share{Fate::waiting, 6, 9, 5},      Share{Fate::urgent_done, 22, 41, 2},
                               Share{Fate::named_done, 5, 40, 25}, Share{Fate::named_open, 4, 9, 2},
                               Share{Fate::fresh, 10, 1, 0}};

constexpr std::array ordinary_kinds = {std::string_view("bansos_tidak_diterima"),
                                       std::string_view("bansos_tidak_diterima"),
                                       std::string_view("bansos_salah_sasaran"),
                                       std::string_view("bansos_salah_sasaran"),
                                       std::string_view("kks_rekening"),
                                       std::string_view("kks_rekening"),
                                       std::string_view("pbi_jk"),
                                       std::string_view("pbi_jk"),
                                       std::string_view("data_dtsen"),
                                       std::string_view("data_dtsen"),
                                       std::string_view("alat_bantu"),
                                       std::string_view("layanan"),
                                       std::string_view("lainnya"),
                                       std::string_view("napza")};
constexpr std::array quick_kinds = {std::string_view("informasi"), std::string_view("informasi"),
                                    std::string_view("aspirasi"), std::string_view("layanan")};
constexpr std::array urgent_kinds = {std::string_view("ppks"), std::string_view("ppks"), std::string_view("bencana"),
                                     std::string_view("anak"), std::string_view("kekerasan")};
constexpr std::array named_kinds = {std::string_view("pungli"), std::string_view("bansos_salah_sasaran"),
                                    std::string_view("layanan")};

std::string_view kind_for(Fate fate, Chance& chance) {
    switch (fate) {
        case Fate::quick:
            return chance.of(quick_kinds);
        case Fate::urgent_done:
        case Fate::urgent_now:
            return chance.of(urgent_kinds);
        case Fate::named_done:
        case Fate::named_open:
            return chance.of(named_kinds);
        case Fate::smooth:
        case Fate::asked:
        case Fate::forwarded:
        case Fate::rejected:
        case Fate::merged:
        case Fate::rebutted:
        case Fate::answered_again:
        case Fate::extended:
        case Fate::reopened:
        case Fate::late:
        case Fate::unverified:
        case Fate::waiting:
        case Fate::fresh:
            return chance.of(ordinary_kinds);
    }
    return ordinary_kinds.front();
}

/// The complaint with which the day of the demo begins (docs/journeys).
void tell_story(Teller& teller, Areas const& areas, Moment now) {
    auto village = std::ranges::find_if(areas, [](auto const& area) { return area.first.view() == "3208012001"; });
    if (village == areas.end())
        village =
            std::ranges::find_if(areas, [](auto const& area) { return area.first.level() == RegionLevel::village; });
    teller.report(
        {.kind = "ppks",
         .region = village->first,
         .village = village->second,
         .at = now.plus_ms(-2 * hour_ms),
         .channel = Channel::web,
         .text = "Ada kakek sakit yang tidur di emperan Pasar Kadugede, sudah dua malam. Badannya panas, batuk terus, "
                 "dan kakinya bengkak. Ditanya nama hanya menjawab \"Emon\". Tidak ada yang mengenal keluarganya. "
                 "Mohon segera ditolong, malam hari dingin sekali.",
         .place = "Emperan Pasar Kadugede, sebelah kios beras",
         .scenes = {Scene::market}});
}

}  // namespace

Plot make_plot(Areas const& areas, std::vector<Post> const& posts, calendar::Calendar const& calendar, Zone zone,
               Moment now) {
    Teller teller(areas, posts, calendar, zone, now);
    for (auto const& share : shares) {
        for (int i = 0; i < share.count; ++i) {
            auto const kind = kind_for(share.fate, teller.chance());
            teller.tell(share.fate, kind, teller.chance().between(share.days_ago_last, share.days_ago_first));
        }
    }
    // Of every kind there is one, and today is never without something urgent.
    for (auto const& words : all_words())
        teller.tell(words.kind == "informasi" ? Fate::quick : Fate::smooth, words.kind, 33);
    for (auto const kind : {"bencana", "anak", "ppks"}) teller.tell(Fate::urgent_now, kind, 0);
    tell_story(teller, areas, now);
    return std::move(teller).take();
}

}  // namespace sinergi::seed
