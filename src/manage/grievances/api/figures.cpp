// The nine figures of an area and a period, with what stands behind each.

#include "grievances/api/figures.hpp"

#include <array>

namespace sinergi::grievances {
namespace {

using http::Call;
using http::Method;

constexpr std::int64_t small_count = 5;  // fewer closed-kind complaints than this are not told apart

}  // namespace

Result<Asked> asked_of(House& house, access::Officer const& by, FiguresIn const& in, Moment now) {
    SINERGI_TRY(permit, access::permit(access::Act::see_figures, by, in.region.value_or(by.area)));
    auto const zone = house.office.zone;
    auto const today = date_in(zone, now);
    auto const first = in.from.value_or(Date::of(today.year(), 1, 1).value());
    auto const last = in.to.value_or(today);
    if (last < first) return refuse(Why::malformed, "grievances.period_backwards", "to");
    return Asked{.first = first,
                 .last = last,
                 .board = {.area = permit.area(),
                           .from = start_of(first, zone),
                           .to = end_of(last, zone).plus_ms(1),
                           .kind = text_of(in.kind),
                           .sees_closed = by.may(access::Act::see_closed),
                           // Who is named may be the one who looks: a count would tell that there is a report.
                           .sees_named = false}};
}

std::vector<Figure> nine(Figures const& f, Asked const& asked, std::string_view narrowed) {
    // The list of the office app that a figure counts: screens link to it, paper prints it.
    auto const kind = asked.board.kind.empty() ? std::string{} : fmt::format("kind={}&", asked.board.kind);
    auto const behind = [&](std::string_view queue, std::string_view state = {}) {
        auto const of_state = state.empty() ? std::string{} : fmt::format("state={}&", state);
        return fmt::format("/app/antrean/{}?{}{}{}region={}", queue, of_state, kind, narrowed, asked.board.area.text());
    };
    return {
        {"received", f.received, std::nullopt, behind("semua")},
        {"open", f.open, f.received, behind("all")},
        {"verified_in_time", f.verified_in_time, f.verified, behind("to_verify")},
        {"answered_in_time", f.answered_in_time, f.answered, behind("semua", "selesai")},
        {"late_now", f.late_now, f.open, behind("late")},
        {"half_days_median", f.half_days, std::nullopt, behind("semua", "selesai")},
        {"rebutted", f.rebutted, f.received, behind("rebutted")},
        {"reopened", f.reopened, f.received, behind("rebutted")},
        {"satisfied", f.satisfied, f.rated, behind("semua", "selesai")},
    };
}

namespace {

struct SliceOut {
    std::string key, name;
    std::vector<Figure> figures;
};
BOOST_DESCRIBE_STRUCT(SliceOut, (), (key, name, figures))

struct FiguresOut {
    Moment as_of;
    RegionCode region;
    std::string region_name;
    Date from, to;
    std::vector<Figure> figures;
};
BOOST_DESCRIBE_STRUCT(FiguresOut, (), (as_of, region, region_name, from, to, figures))
struct SlicesOut {
    Moment as_of;
    std::vector<SliceOut> items;
};
BOOST_DESCRIBE_STRUCT(SlicesOut, (), (as_of, items))

Done ready(House const& house) {
    if (!house.board.is_ready()) return refuse(Why::too_many, "grievances.figures_loading");
    return {};
}

Result<FiguresOut> figures(House& house, Call const& call, FiguresIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(ready(house));
    SINERGI_TRY(asked, asked_of(house, by, in, call.now));
    auto const counted = house.board.count(asked.board, call.now);
    auto const kind = house.settings.now(call.now)->kind(asked.board.kind);
    if (kind && kind->is_closed && counted.received < small_count)
        return refuse(Why::not_entitled, "grievances.figures_few", "kind");
    return FiguresOut{.as_of = house.board.as_of(),
                      .region = asked.board.area,
                      .region_name = house.areas.name_of(asked.board.area),
                      .from = asked.first,
                      .to = asked.last,
                      .figures = nine(counted, asked)};
}

std::string unit_name(Stand const& stand, std::string const& key) {
    auto const id = access::UnitId::parse(key);
    if (!id || id->is_none()) return stand.word_name("figure", "no_unit");
    return stand.house().names.unit(*id, stand.now());
}

Result<SlicesOut> slices(House& house, Call const& call, FiguresIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(ready(house));
    SINERGI_TRY(asked, asked_of(house, by, in, call.now));
    Stand const stand(house, call);
    SlicesOut out{.as_of = house.board.as_of(), .items = {}};
    auto const by_what = in.by.value_or(Board::By::month);
    for (auto& slice : slices_for(house, asked, by_what, call.now)) {
        auto of_slice = asked;
        std::string narrowed;
        SliceOut row{.key = slice.key, .name = slice.key, .figures = {}};
        switch (by_what) {
            case Board::By::month:
                break;
            case Board::By::kind:
                row.name = stand.kind_name(slice.key);
                of_slice.board.kind = slice.key;
                break;
            case Board::By::channel:
                row.name = stand.word_name("channel", slice.key);
                narrowed = fmt::format("channel={}&", slice.key);
                break;
            case Board::By::unit:
                row.name = unit_name(stand, slice.key);
                narrowed = fmt::format("unit={}&", slice.key);
                break;
            case Board::By::district:
            case Board::By::village:
                if (auto const code = RegionCode::parse(slice.key)) {
                    row.name = house.areas.name_of(*code);
                    of_slice.board.area = *code;
                }
                break;
        }
        row.figures = nine(slice.figures, of_slice, narrowed);
        bool const has_list = by_what != Board::By::unit || slice.key != access::UnitId{}.text();
        if (!has_list)  // no queue is narrowed to what has no unit
            for (auto& figure : row.figures) figure.behind.clear();
        out.items.push_back(std::move(row));
    }
    return out;
}

}  // namespace

std::vector<Slice> slices_for(House& house, Asked const& asked, Board::By by, Moment now) {
    auto all = house.board.slices(asked.board, by, now);
    auto const settings = house.settings.now(now);
    // Small counts point at people: a closed kind, and its villages or months, below five are left out.
    std::erase_if(all, [&](Slice const& slice) {
        if (slice.figures.received >= small_count) return false;
        auto const kind = settings->kind(by == Board::By::kind ? slice.key : asked.board.kind);
        return kind && kind->is_closed;
    });
    return all;
}

void add_figures_routes(http::Router& router, House& house) {
    router.add<FiguresIn, FiguresOut>(Method::get, "/api/v1/figures",
                                      {.summary = "Nine figures of an area and a period", .tag = "figures"},
                                      [&](Call const& call, FiguresIn const& in) { return figures(house, call, in); });
    router.add<FiguresIn, SlicesOut>(
        Method::get, "/api/v1/figures/by",
        {.summary = "The same by month, kind, kecamatan, village, channel or unit", .tag = "figures"},
        [&](Call const& call, FiguresIn const& in) { return slices(house, call, in); });
}

}  // namespace sinergi::grievances
