#include "regions/actions.hpp"

#include "plumbing/sheet/rows.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace sinergi::regions {
namespace {

constexpr std::size_t faults_max = 100;
constexpr std::size_t step_rows = 1'000;
constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();

// Sabang, Rote, Merauke and Miangas lie within.
constexpr double lat_min = -11.5, lat_max = 6.5, lon_min = 94.5, lon_max = 141.5;

struct Header {
    std::size_t code = absent, lat = absent, lon = absent, kode_bps = absent;
};

Result<Header> header_of(sheet::Rows& rows) {
    SINERGI_TRY(has_row, rows.next());
    Header header;
    for (std::size_t i = 0; has_row && i < rows.cells().size(); ++i) {
        auto const name = search_key(rows.cell(i));
        if (name == "kode" || name == "code")
            header.code = i;
        else if (name == "lat")
            header.lat = i;
        else if (name == "lng" || name == "lon")
            header.lon = i;
        else if (name == "kode bps")
            header.kode_bps = i;
    }
    bool const has_place = header.lat != absent && header.lon != absent;
    if (header.code == absent || (!has_place && header.kode_bps == absent))
        return refuse(Why::malformed, "regions.columns_missing");
    return header;
}

std::optional<double> number(std::string_view text) {
    text = trimmed(text);
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

Result<Place> place_of(std::string_view lat_text, std::string_view lon_text) {
    auto const lat = number(lat_text);
    auto const lon = number(lon_text);
    if (!lat || !lon) return refuse(Why::malformed, "regions.place_malformed");
    if (*lat < lat_min || *lat > lat_max || *lon < lon_min || *lon > lon_max)
        return refuse(Why::malformed, "regions.place_outside");
    return Place{static_cast<std::int32_t>(std::lround(*lat * 1e6)),
                 static_cast<std::int32_t>(std::lround(*lon * 1e6))};
}

/// 2, 4, 7 or 10 digits: BPS counts three for a district and three for a village.
Result<std::string> kode_bps_of(std::string_view text) {
    text = trimmed(text);
    bool const has_size = text.size() == 2 || text.size() == 4 || text.size() == 7 || text.size() == 10;
    if (!has_size || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return refuse(Why::malformed, "regions.kode_bps_malformed");
    return std::string(text);
}

void add_fault(Facts& out, std::int64_t row, std::string_view column, Refusal const& refusal) {
    ++out.faults_count;
    if (out.faults.size() < faults_max) out.faults.push_back({row, std::string(column), std::string(refusal.key)});
}

/// Adds what a row tells, or its faults.
void read_row(sheet::Rows const& rows, Header const& header, Facts& out) {
    auto const code = RegionCode::parse(trimmed(rows.cell(header.code)));
    if (!code) return add_fault(out, rows.line(), "kode", code.error());
    Fact fact{.code = *code};
    if (header.lat != absent && header.lon != absent &&
        !(trimmed(rows.cell(header.lat)).empty() && trimmed(rows.cell(header.lon)).empty())) {
        auto place = place_of(rows.cell(header.lat), rows.cell(header.lon));
        if (!place) return add_fault(out, rows.line(), "lat", place.error());
        fact.place = *place;
    }
    if (header.kode_bps != absent && !trimmed(rows.cell(header.kode_bps)).empty()) {
        auto kode = kode_bps_of(rows.cell(header.kode_bps));
        if (!kode) return add_fault(out, rows.line(), "kode_bps", kode.error());
        fact.kode_bps = *std::move(kode);
    }
    out.facts.push_back(std::move(fact));
}

}  // namespace

Result<ChangeId> record_change(db::Tx& tx, IdMaker& ids, Writer const& by, Change const& change, Date today,
                               Moment now) {
    std::vector<RegionCode> codes;
    for (auto const& move : change.moves) codes.insert(codes.end(), {move.from, move.to});
    auto const atlas = store::around(tx, codes);
    SINERGI_TRY(effect, judge(atlas, change, today));
    auto const id = ids.make<ChangeRow>(now);
    store::insert_change(tx, id, change, by.account, now);
    store::apply(tx, id, effect, change.day);
    by.note(tx, "regions.changed", change.moves.front().from);
    return id;
}

Result<Facts> read_facts(std::string_view file) {
    SINERGI_TRY(rows, sheet::rows_of(file));
    SINERGI_TRY(header, header_of(*rows));
    Facts out;
    for (;;) {
        SINERGI_TRY(has_row, rows->next());
        if (!has_row) return out;
        read_row(*rows, header, out);
    }
}

Taken write_facts(db::Database& db, Writer const& by, std::vector<Fact> const& facts) {
    Taken all;
    for (std::size_t from = 0; from < facts.size(); from += step_rows) {
        auto const step = std::span(facts).subspan(from, std::min(step_rows, facts.size() - from));
        auto const done = db.write([&](db::Tx& tx) -> Result<Taken> {
            Taken taken;
            for (auto const& fact : step) {
                bool is_known = true;
                if (fact.place) is_known = store::set_place(tx, fact.code, *fact.place);
                if (fact.kode_bps) is_known = store::set_kode_bps(tx, fact.code, *fact.kode_bps);
                ++(is_known ? taken.taken : taken.unknown);
            }
            if (from == 0) by.note(tx, "regions.facts_imported", RegionCode{});
            return taken;
        });
        all.taken += done->taken;
        all.unknown += done->unknown;
    }
    return all;
}

}  // namespace sinergi::regions
