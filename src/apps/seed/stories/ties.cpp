#include "seed/stories/ties.hpp"

#include "access/directory.hpp"
#include "cases/actions.hpp"
#include "grievances/actions.hpp"
#include "registry/actions/others.hpp"
#include "requests/actions.hpp"
#include "ties/actions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::seed {
namespace {

using ties::FileKind;

constexpr std::string_view first_village = "3208012001";  // of the story the demo tells
constexpr std::int64_t families_max = 40, poor_decile = 4;
constexpr std::size_t untouched = 6;  // families before it are objected to, or ask for their data

/// Weeks of two households, told by who works on their files.
class Households {
public:
    Households(db::Tx& tx, access::Office& office, calendar::Calendar const& calendar, regions::Areas const& names,
               Moment now)
        : tx_(tx), office_(office), calendar_(calendar), names_(names), now_(now) {}

    Done tell() {
        std::vector<std::vector<registry::Person>> homes;
        auto const families = registry::active_in(tx_, RegionCode::parse(first_village).value(), families_max);
        for (std::size_t i = untouched; i < families.size() && homes.size() < 2; ++i) {
            auto const family = registry::find_family(tx_, families[i]);
            auto members = registry::members_of(tx_, families[i]);
            if (family->decile.value_or(10) > poor_decile) continue;
            if (members.size() > 1 && members[1].relation == registry::relation_wife)
                homes.push_back(std::move(members));
        }
        if (homes.size() < 2 || !ties::own_files(tx_, homes[0][0].id).empty()) return {};
        auto const &head = homes[0][0], &wife = homes[0][1];
        at(1);
        SINERGI_TRY(letter, letter_for(head));
        SINERGI_MUST(tie("bo2", {FileKind::requests, letter.raw()}, head));
        at(3);
        SINERGI_TRY(complaint, complaint_of(wife));
        SINERGI_MUST(tie("bo1", {FileKind::grievances, complaint.raw()}, wife));
        at(5);
        SINERGI_TRY(one, case_about(homes[1][0]));
        for (auto const& member : homes[1]) SINERGI_MUST(tie("bo3", {FileKind::cases, one.raw()}, member));
        return {};
    }

private:
    void at(int days_ago) { when_ = now_.plus_ms(-days_ago * day_ms); }
    /// Of those who may be given work.
    access::Officer officer(std::string_view account) const {
        for (auto const& one : access::people(tx_, {}, {}, date_in(office_.zone, now_), 1'000))
            if (one.account == account)
                if (auto const found = access::find_officer(tx_, one.id)) return *found;
        throw Fault(fmt::format("the demo has no account {}", account));
    }
    Done tie(std::string_view account, ties::File const& file, registry::Person const& person) {
        SINERGI_MUST(ties::tie(tx_, {office_, when_.plus_ms(hour_ms)}, officer(account), file, person.id));
        return {};
    }
    std::string home_of(registry::Person const& person) const {
        auto const family = registry::find_family(tx_, person.family);
        return family ? fmt::format("{} RT {} RW {}", family->address, family->rt, family->rw) : std::string{};
    }
    Result<requests::RequestId> letter_for(registry::Person const& person) {
        SINERGI_TRY(kind, requests::kind_of(tx_, "keterangan_dtsen"));
        auto const family = registry::find_family(tx_, person.family);
        requests::NewRequest wish{.kind = kind.code,
                                  .region = person.region,
                                  .person = {.name = person.name,
                                             .nik = person.nik,
                                             .no_kk = family ? family->no_kk : "",
                                             .born_place = person.born_place,
                                             .born_on = person.born_on,
                                             .address = home_of(person),
                                             .phone = "+6281290000611"}};
        for (auto const& field : kind.fields)
            if (field.is_required)
                (field.is_specific ? wish.person.specific : wish.person.answers)[field.code] =
                    "Pendaftaran sekolah anak";
        SINERGI_TRY(receipt, requests::receive(tx_, {office_, calendar_, names_, when_}, officer("bo2"), wish));
        return receipt.request.id;
    }
    Result<grievances::GrievanceId> complaint_of(registry::Person const& person) {
        auto const settings = grievances::read_settings(tx_, date_in(office_.zone, when_));
        grievances::Desk desk{office_, settings, calendar_, when_};
        SINERGI_TRY(
            receipt,
            grievances::receive(
                tx_, desk, {},
                {.kind = "kks_rekening",
                 .region = person.region,
                 .text = "Kartu KKS saya tidak dapat dipakai di agen bank sejak bulan lalu, "
                         "katanya rekening diblokir. Mohon dibantu.",
                 .privacy = grievances::Privacy::open,
                 .reporter = grievances::NewReporter{
                     .name = person.name, .phone = "+6281290000612", .email = "", .address = home_of(person)}}));
        desk.now = when_.plus_ms(2 * hour_ms);
        SINERGI_MUST(grievances::act(tx_, desk, officer("bo2"), receipt.id, grievances::Deed::verified, {}));
        SINERGI_MUST(grievances::act(tx_, desk, officer("bo1"), receipt.id, grievances::Deed::claimed, {}));
        return receipt.id;
    }
    Result<cases::CaseId> case_about(registry::Person const& person) {
        auto const clocks = cases::clocks_on(tx_, date_in(office_.zone, when_));
        cases::NoCourier courier(office_.area);
        cases::Desk const desk{office_, clocks, calendar_, courier, when_};
        auto const worker = officer("bo3");
        cases::NewPerson who{.identity = cases::Identity::known,
                             .name = person.name,
                             .sex = person.sex,
                             .born_on = person.born_on,
                             .address = home_of(person)};
        if (auto const nik = Nik::parse(person.nik)) who.nik = *nik;
        SINERGI_TRY(made, cases::open(tx_, desk, worker,
                                      {.is_managed = true,
                                       .region = person.region,
                                       .need = "Kepala keluarga lumpuh separuh badan sejak jatuh, perlu kursi roda",
                                       .types = {"disabilitas"},
                                       .persons = {who}}));
        SINERGI_MUST(cases::take(tx_, desk, worker, made.id));
        return made.id;
    }

    db::Tx& tx_;
    access::Office& office_;
    calendar::Calendar const& calendar_;
    regions::Areas const& names_;
    Moment now_, when_;
};

}  // namespace

void seed_ties(access::Office& office, calendar::Calendar const& calendar, regions::Areas const& names, Moment now) {
    auto const done = office.db.write([&](db::Tx& tx) { return Households(tx, office, calendar, names, now).tell(); });
    if (!done)
        throw Fault(fmt::format("the demo's tied files were refused: {} {}", done.error().key, done.error().about));
}

}  // namespace sinergi::seed
