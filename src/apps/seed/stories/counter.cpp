#include "seed/counter.hpp"

#include "plumbing/json/write.hpp"
#include "plumbing/print/print.hpp"
#include "requests/actions/aid.hpp"
#include "requests/actions/letters.hpp"
#include "requests/actions/pbi.hpp"
#include "seed/people.hpp"

#include <array>

namespace sinergi::seed {
namespace {

using requests::Deed;
using requests::Desk;
using requests::RequestId;

constexpr int told = 72;  // requests
constexpr std::int64_t days_back = 30;

/// How far a request came.
enum class End : std::uint8_t {
    received,
    incomplete,
    declined,
    checked,
    initialled,
    numbered,
    signed_off,
    handed_over
};
constexpr std::array ends{End::handed_over, End::handed_over, End::handed_over, End::handed_over,
                          End::handed_over, End::signed_off,  End::declined,    End::handed_over};
constexpr std::array ends_now{End::received,   End::incomplete, End::checked,    End::initialled,
                              End::initialled, End::numbered,   End::signed_off, End::received};
constexpr std::array<std::string_view, 8> kinds{"keterangan_dtsen",   "reaktivasi_pbi",        "cek_sktm",
                                                "rekomendasi_rs",     "reaktivasi_pbi",        "rekomendasi_sekolah",
                                                "pengantar_adminduk", "rekomendasi_kursi_roda"};

/// Who stands where at the counter.
struct Counter {
    db::Tx& tx;
    access::Office& office;
    calendar::Calendar const& calendar;
    regions::Areas const& names;
    Staff const& staff;
    CounterPapers const& papers;
    Moment now;
    [[nodiscard]] Desk at(Moment when) const { return {office, calendar, names, when}; }
    [[nodiscard]] access::Officer const& front() const { return staff.of("fo1"); }
    [[nodiscard]] access::Officer const& back() const { return staff.of("bo1"); }
};

requests::Person person_of(Chance& chance, RegionCode const& village, requests::Kind const& kind) {
    auto const somebody = make_somebody(chance, Era::middle);
    requests::Person p{
        .name = somebody.name,
        .nik = make_nik(chance, RegionCode::parse(village.text().substr(0, 6)).value()),
        .born_place = "Kuningan",
        .address = "RT 00" + std::to_string(chance.between(1, 8)) + " RW 00" + std::to_string(chance.between(1, 5)),
        .phone = make_phone(chance)};
    for (auto const& field : kind.fields) {
        auto& list = field.is_specific ? p.specific : p.answers;
        if (field.is_required)
            list[field.code] = field.code == "tanggal_faskes" ? "12 November 2026" : "Contoh " + field.name_id;
    }
    if (p.answers.contains("nomor_faskes")) p.answers["nomor_faskes"] = "445/" + std::to_string(chance.between(10, 99));
    return p;
}

Done bring_papers(Counter const& c, RequestId id, requests::Kind const& kind, Moment when) {
    for (auto const& wanted : kind.papers)
        if (wanted.is_required)
            SINERGI_MUST(requests::attach(c.tx, c.at(when), c.front(), id,
                                          {.code = wanted.code,
                                           .digest = c.papers.paper,
                                           .file_name = wanted.code + ".pdf",
                                           .type = "application/pdf",
                                           .bytes = 1'000}));
    return {};
}

/// From the check to the hand-over, as far as `end`, each step some hours later.
Done go_on(Counter const& c, RequestId id, requests::Kind const& kind, End end, Moment when) {
    auto const later = [&](std::int64_t hours) { return std::min(when.plus_ms(hours * hour_ms), c.now); };
    std::vector<requests::store::CheckRow> checks;
    for (auto const& check : kind.checks) checks.push_back({.code = check.code, .is_met = true});
    SINERGI_MUST(requests::act(c.tx, c.at(later(2)), c.back(), id, Deed::checked, {.checks = checks}));
    if (end == End::checked) return {};
    SINERGI_MUST(requests::act(c.tx, c.at(later(4)), c.staff.of("penyelia2"), id, Deed::initialled, {}));
    if (end == End::initialled) return {};
    SINERGI_TRY(letter, requests::number(c.tx, c.at(later(5)), c.back(), id, {}));
    if (end == End::numbered) return {};
    SINERGI_MUST(requests::sign(c.tx, c.at(later(7)), c.back(), letter.id,
                                {.way = requests::Signing::paper, .scan = c.papers.signed_letter}));
    if (end == End::signed_off) return {};
    SINERGI_MUST(requests::act(c.tx, c.at(later(24)), c.front(), id, Deed::handed_over, {.text = "kepada pemohon"}));
    return {};
}

Done one(Counter const& c, Chance& chance, Areas const& areas, int which) {
    SINERGI_TRY(kind, requests::kind_of(c.tx, kinds[static_cast<std::size_t>(which) % kinds.size()]));
    auto village = areas[chance.below(areas.size())].first;
    while (village.level() != RegionLevel::village) village = areas[chance.below(areas.size())].first;
    bool const is_now = which >= told - static_cast<int>(ends_now.size()) * 2;
    auto const back = is_now ? chance.between(2, 60) : chance.between(70, static_cast<int>(days_back) * 24);
    auto const when = c.now.plus_ms(-back * hour_ms);
    auto const end = is_now ? chance.of(ends_now) : chance.of(ends);
    requests::NewRequest wish{.kind = kind.code, .region = village, .person = person_of(chance, village, kind)};
    if (kind.is_pbi) wish.need = chance.is_one_in(4) ? requests::Need::emergency : requests::Need::chronic;
    SINERGI_TRY(receipt, requests::receive(c.tx, c.at(when), c.front(), wish));
    auto const id = receipt.request.id;
    if (end == End::received) return {};
    if (end == End::incomplete) {
        SINERGI_MUST(requests::act(c.tx, c.at(when.plus_ms(hour_ms)), c.back(), id, Deed::asked,
                                   {.text = "Mohon lengkapi berkas yang masih kurang pada tanda terima."}));
        return {};
    }
    SINERGI_MUST(bring_papers(c, id, kind, when.plus_ms(hour_ms / 2)));
    if (end == End::declined) {
        SINERGI_MUST(requests::act(c.tx, c.at(when.plus_ms(3 * hour_ms)), c.back(), id, Deed::declined,
                                   {.text = "Domisili di luar kabupaten; ajukan di Dinas Sosial daerah asal."}));
        return {};
    }
    return go_on(c, id, kind, end, when);
}

/// A status file of last month, for the screen that tells why aid stopped.
void load_statuses(Counter const& c, Chance& chance) {
    constexpr std::array<std::string_view, 6> statuses{
        "SP2D", "EXCLUDE PEKERJAAN", "Gagal cek rekening", "Standing Instruction", "NONAKTIF desil 6", "Meninggal"};
    requests::AidFile file{.name = "ekspor-siks-ng-pkh.csv",
                           .programme = "PKH",
                           .as_of = date_in(c.office.zone, c.now).plus_days(-20),
                           .columns = "[]",
                           .at = c.now,
                           .account = c.back().id};
    file.id = c.office.ids.make<requests::AidFile>(c.now);
    requests::store::insert(c.tx, file);
    std::vector<requests::AidRow> rows;
    for (std::int64_t line = 2; line < 62; ++line) {
        auto const name = make_somebody(chance, Era::middle).name;
        rows.push_back({.line = line,
                        .nik = make_nik(chance, RegionCode::parse("320801").value()),
                        .name = name,
                        .name_key = requests::name_key(name),
                        .programme = "PKH",
                        .period = "Tahap 3",
                        .status = std::string(chance.of(statuses)),
                        .note = ""});
    }
    requests::store::insert(c.tx, file.id, rows);
    file.taken = static_cast<std::int64_t>(rows.size());
    file.loaded_at = c.now;
    requests::store::update(c.tx, file);
}

/// The first file for SIKS-NG, and what came back.
Done hear_siks_ng(Counter const& c) {
    auto const when = c.now.plus_ms(-hour_ms);
    auto const batch = requests::propose(c.tx, c.at(when), c.back(), 0, 1'000);
    if (!batch) return {};
    auto const today = date_in(c.office.zone, c.now);
    std::size_t at = 0;
    for (auto const& row : batch->rows) {
        if (++at % 3 == 0) continue;  // still waits
        bool const is_yes = at % 5 != 0;
        SINERGI_MUST(requests::decide(c.tx, c.at(c.now), c.back(), row.request.id,
                                      {.is_reactivated = is_yes,
                                       .on = today,
                                       .text = is_yes ? "" : "Sudah menjadi peserta pekerja penerima upah"}));
    }
    return {};
}

}  // namespace

CounterPapers make_counter_papers(files::FileStore const& files, Moment now) {
    auto const paper = [&](std::string title) {
        return files.put(print::letter_pdf({.head = {.office = "CONTOH"}, .title = std::move(title)}, now));
    };
    return {paper("BERKAS CONTOH"), paper("SURAT CONTOH BERTANDA TANGAN")};
}

Done live_counter(db::Tx& tx, access::Office& office, calendar::Calendar const& calendar, regions::Areas const& names,
                  Staff const& staff, Areas const& areas, CounterPapers const& papers, Moment now) {
    Counter const counter{tx, office, calendar, names, staff, papers, now};
    Chance chance(1971);
    for (int which = 0; which < told; ++which) SINERGI_MUST(one(counter, chance, areas, which));
    load_statuses(counter, chance);
    return hear_siks_ng(counter);
}

}  // namespace sinergi::seed
