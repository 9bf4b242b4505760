#include "seed/stories/padan.hpp"

#include "access/directory.hpp"
#include "access/rules.hpp"
#include "civil/actions.hpp"
#include "plumbing/jobs/runner.hpp"
#include "plumbing/sheet/csv.hpp"
#include "seed/people.hpp"
#include "siks/actions.hpp"

#include <fmt/format.h>

namespace sinergi::seed {
namespace {

/// A name as another clerk wrote it.
std::string spelt_otherwise(std::string_view name) {
    std::string out(name);
    if (auto const at = out.find('i'); at != std::string::npos)
        out[at] = 'y';
    else
        out += " Bin Fulan";
    return out;
}

/// What the made-up civil registry says of one row of the request; "" nothing.
std::string answer_to(Chance& chance, std::string_view nik, std::string_view name) {
    constexpr std::array<std::string_view, 5> causes{"belum rekam", "belum konsolidasi", "biometrik ganda",
                                                     "SIAK-DWH belum sinkron", ""};
    auto const draw = chance.between(0, 99);
    if (draw < 82) return fmt::format("{},SESUAI,,,\r\n", nik);
    if (draw < 89) return fmt::format("{},TIDAK SESUAI,{},,\r\n", nik, spelt_otherwise(name));
    if (draw < 92)
        return fmt::format("{},TIDAK SESUAI,,{:02}-0{}-19{}\r\n", nik, chance.between(1, 28), chance.between(1, 9),
                           chance.between(60, 99));
    if (draw < 97) return fmt::format("{},TIDAK DITEMUKAN,,,{}\r\n", nik, chance.of(causes));
    return {};
}

/// A list of aid as SIKS-NG gives it: most as we have them, some otherwise, some whom we do not know.
std::string aid_list(std::vector<registry::Family> const& families) {
    Chance chance{20261125};
    std::string out = "no_kk,nama,alamat,kode_wil,desil_nasional,cut_off\r\n";
    for (auto const& one : families) {
        if (one.no_kk.empty() || chance.is_one_in(3)) continue;
        auto const name = chance.is_one_in(12) ? spelt_otherwise(one.head_name) : one.head_name;
        auto const decile = one.decile.value_or(5) + (chance.is_one_in(15) ? 1 : 0);
        out += fmt::format("{},{},{},{},{},2026-09-30\r\n", one.no_kk, name, one.address, one.region.text(), decile);
        if (chance.is_one_in(40))
            out += fmt::format("{}0101149{:03},{},Dusun Baru,{},2,2026-09-30\r\n", one.region.text().substr(0, 6),
                               chance.between(100, 999), spelt_otherwise(name), one.region.text());
    }
    return out;
}

template <class T>
T granted(Result<T> said) {
    if (!said) throw Fault(fmt::format("the demo's check was refused: {} {}", said.error().key, said.error().about));
    return *std::move(said);
}

std::string answers_to(std::string const& request) {
    Chance chance{20261124};
    std::string out = "nik,hasil,nama_dukcapil,tgl_lahir_dukcapil,sebab\r\n";
    sheet::CsvReader rows(request);
    for (bool is_head = true;; is_head = false) {
        if (!granted(rows.next())) return out;
        if (!is_head) out += answer_to(chance, rows.cell(0), rows.cell(1));
    }
}

}  // namespace

void seed_padan(access::Office& office, regions::Areas const& areas, std::filesystem::path const& folder, Moment now) {
    auto const by = office.db.read([&](db::Tx& tx) -> std::optional<access::Officer> {
        if (!registry::has_any(tx)) return std::nullopt;
        for (auto const& one : access::people(tx, {}, {}, date_in(office.zone, now)))
            if (one.role == access::Role::back_office) return access::find_officer(tx, one.id);
        return std::nullopt;
    });
    if (!by) return;
    auto const doors = access::Doors::make(office);
    registry::Known known(office.db);
    lists::Vault vault(folder);
    civil::House house{
        office, *doors, known, areas, vault, &civil::connect, [](std::string_view key, std::string_view) {
            return std::string(key);
        }};
    if (!granted(civil::list_runs(house, *by)).empty()) return;
    jobs::Runner runner(office.db, office.clock, office.ids);
    runner.on(std::string(civil::job_kind), [&](jobs::JobContext& job) { return civil::work(house, job); });
    auto const work_all = [&] {
        while (runner.work_once()) {
        }
    };
    auto const run = granted(civil::begin(house, *by, {.area = by->area}, now));
    work_all();
    auto const request = granted(civil::give_request(house, *by, run.id, civil::Format::csv, now));
    (void)granted(civil::take_answers(house, *by, run.id, "jawaban-dukcapil.csv", answers_to(request), now));
    work_all();
    auto const families = office.db.read([&](db::Tx& tx) {
        auto const permit = access::permit(access::Act::import_registry, *by, by->area);
        return permit ? registry::families_of(tx, *permit, {}, 200) : std::vector<registry::Family>{};
    });
    lists::Vault list_vault(folder.parent_path() / "siks");
    siks::House list_house{office, *doors, areas, list_vault, house.say};
    runner.on(std::string(siks::job_kind), [&](jobs::JobContext& job) { return siks::work(list_house, job); });
    (void)granted(
        siks::send(list_house, *by, {"bnba-sembako-2026-q3.csv", aid_list(families), "", siks::Extent::some}, now));
    work_all();
    std::vector<registry::PersonId> touched;
    registry::Desk const desk{office, *areas.atlas(), now, touched};
    (void)office.db.write([&](db::Tx& tx) {
        return civil::write_letter(tx, desk, *by, {"470/117/Dinsos/2026", civil::Cause::double_biometric, by->area});
    });
}

}  // namespace sinergi::seed
