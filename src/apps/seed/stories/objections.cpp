#include "seed/stories/objections.hpp"

#include "access/directory.hpp"
#include "objections/actions/removals.hpp"
#include "objections/actions/rights.hpp"
#include "objections/actions/usul.hpp"
#include "plumbing/files/images.hpp"
#include "registry/actions/others.hpp"
#include "registry/visits/visits.hpp"
#include "seed/pictures.hpp"

#include <fmt/format.h>

namespace sinergi::seed {
namespace {

using namespace objections;

constexpr std::string_view first_village = "3208012001";  // of the story the demo tells

class Weeks {
public:
    Weeks(db::Tx& tx, Desk desk, KeptPhoto photo) : tx_(tx), desk_(desk), today_(desk.now), photo_(std::move(photo)) {
        for (auto const& one : access::people(tx, {}, {}, desk.today(), 1'000)) staff_.push_back(one);
    }

    Done tell() {
        auto const village = RegionCode::parse(first_village).value();
        families_ = registry::active_in(tx_, village, 20);
        if (families_.size() < 6 || has_any(tx_)) return {};
        SINERGI_MUST(appealed());
        SINERGI_MUST(waiting());
        SINERGI_MUST(proposals(village));
        SINERGI_MUST(own_data());
        at(0);
        SINERGI_MUST(run_clocks(tx_, desk_, 50));
        return {};
    }

private:
    void at(int days_ago) { desk_.now = today_.plus_ms(-days_ago * day_ms); }
    access::Officer officer(access::Role role, std::size_t which = 0) const {
        std::size_t seen = 0;
        for (auto const& one : staff_)
            if (one.role == role && seen++ == which)
                return {.id = one.id,
                        .name = one.name,
                        .role = role,
                        .area = one.area,
                        .unit = one.unit,
                        .acts = access::acts_of(role)};
        throw Fault("the demo lacks an officer for its objections");
    }
    Result<ObjectionId> said(std::size_t which, std::string reason, std::string body) {
        auto const family = registry::find_family(tx_, families_[which]);
        SINERGI_TRY(receipt, object(tx_, desk_, std::nullopt,
                                    {.region = family->region,
                                     .programme = "PKH",
                                     .family_name = family->head_name,
                                     .address = family->address,
                                     .rt = family->rt,
                                     .rw = family->rw,
                                     .reason = std::move(reason),
                                     .body = std::move(body),
                                     .place = Place{-6'980'100, 108'475'500},
                                     .photos = {keep_photo(tx_, desk_, photo_)},
                                     .is_declared = true,
                                     .by = {"Warga Contoh", fmt::format("32080141078090{:02}", 10 + which), "", ""}}));
        return ObjectionId(receipt.id);
    }
    /// Matched, and being checked with others of the village.
    Result<visits::VisitId> being_checked(ObjectionId id, std::size_t which) {
        auto const desk = officer(access::Role::back_office);
        SINERGI_MUST(act(tx_, desk_, desk, id, Deed::matched, {.family = families_[which]}));
        SINERGI_TRY(next, act(tx_, desk_, desk, id, Deed::checking, {}));
        return next.visit;
    }

    template <class F>
    Done in_registry(F deed) {
        auto const atlas = desk_.areas.atlas();
        std::vector<registry::PersonId> touched;
        SINERGI_MUST(deed(registry::Desk{desk_.office, *atlas, desk_.now, touched}));
        return {};
    }
    Done seen(access::Officer const& by, visits::VisitId check) {
        auto const version = visits::known_visit(tx_, check)->version;
        return in_registry([&](registry::Desk const& records) {
            return visits::report(tx_, records, by, check,
                                  {.version = version,
                                   .note = "Rumah bertingkat, satu mobil di halaman. Dilihat bersama ketua RT.",
                                   .seen = visits::VisitFinding::differs,
                                   .family_says = "Rumah dan mobil milik majikan."});
        });
    }
    Done accepted(access::Officer const& by, visits::VisitId check) {
        auto const version = visits::known_visit(tx_, check)->version;
        return in_registry([&](registry::Desk const& records) {
            return visits::judge(tx_, records, by, check,
                                 {.version = version,
                                  .reason = "Catatan dan berita acara cocok.",
                                  .minutes = "BA 14/MUSDES/2026",
                                  .minutes_on = desk_.today()});
        });
    }
    Done appealed() {
        at(40);
        SINERGI_TRY(id, said(0, "mampu", "Rumahnya bertingkat dan punya dua mobil."));
        at(38);
        SINERGI_TRY(check, being_checked(id, 0));
        at(35);
        auto const visitor = officer(access::Role::back_office, 1), desk = officer(access::Role::back_office);
        SINERGI_MUST(seen(visitor, check));
        at(33);
        SINERGI_MUST(accepted(desk, check));
        SINERGI_MUST(propose_removal(tx_, desk_, desk, check, "PKH", "mampu"));
        SINERGI_MUST(act(tx_, desk_, desk, id, Deed::concluded,
                         {.text = "Pemeriksaan menemukan keadaan berbeda dari data. Tindak lanjut menurut aturan."}));
        auto const head = officer(access::Role::head);
        auto const proposed = waiting_removals(tx_, head, 1);
        if (proposed.empty()) return {};
        SINERGI_MUST(decide(tx_, desk_, head, proposed[0].id, Word::yes));
        at(20);
        SINERGI_MUST(told(tx_, desk_, head, proposed[0].id, desk_.today()));
        at(4);
        SINERGI_MUST(appeal(tx_, desk_, std::nullopt, proposed[0].id,
                            "Rumah itu milik majikan, kami hanya menjaga. Kami masih mengontrak."));
        return {};
    }
    Done waiting() {
        at(17);
        SINERGI_MUST(said(1, "pindah", "Keluarga ini sudah lama pindah ke Cirebon."));
        at(6);
        SINERGI_TRY(id, said(2, "pekerjaan", "Anaknya bekerja sebagai pegawai negeri."));
        at(5);
        SINERGI_MUST(being_checked(id, 2));
        at(1);
        SINERGI_MUST(said(3, "usaha", "Punya toko bangunan di pasar."));
        return {};
    }
    Done proposals(RegionCode const& village) {
        struct Told {
            int days_ago;
            Whose whose;
            UsulKind kind;
            char const *name, *body;
        };
        std::vector<UsulId> made;
        for (auto const& one :
             {Told{9, Whose::other, UsulKind::registry, "Carti Wulandari", "Janda, dua anak sekolah, menumpang."},
              Told{8, Whose::self, UsulKind::programme, "Dadan Suherman", "Buruh tani, istri hamil anak ketiga."},
              Told{3, Whose::other, UsulKind::registry, "Rukmini", "Lansia tinggal sendiri, rumah hampir roboh."},
              Told{1, Whose::family, UsulKind::registry, "Ujang Sutisna", "Ayah stroke dan tidak bekerja lagi."}}) {
            at(one.days_ago);
            SINERGI_TRY(receipt, propose(tx_, desk_, std::nullopt,
                                         {.region = village,
                                          .kind = one.kind,
                                          .whose = one.whose,
                                          .programme = one.kind == UsulKind::programme ? "PKH" : "",
                                          .name = one.name,
                                          .address = "Dusun Wage",
                                          .rt = "001",
                                          .rw = "002",
                                          .body = one.body,
                                          .is_declared = true,
                                          .by = {"Warga Contoh", ""}}));
            made.emplace_back(receipt.id);
        }
        at(1);
        auto const desk = officer(access::Role::back_office);
        SINERGI_MUST(accept(tx_, desk_, desk, made[0], {}));
        SINERGI_MUST(in_the_list(village));
        SINERGI_MUST(turn_down(tx_, desk_, desk, made[1], Refused::not_in_registry, "Keluarga belum terdata di desa."));
        return {};
    }

    /// One more, whose family is on record: the village takes it on, and it stands in the list of the month.
    Done in_the_list(RegionCode const& village) {
        auto const family = registry::find_family(tx_, families_.back());
        at(4);
        SINERGI_TRY(receipt, propose(tx_, desk_, std::nullopt,
                                     {.region = village,
                                      .whose = Whose::other,
                                      .name = family->head_name,
                                      .address = family->address,
                                      .rt = family->rt,
                                      .rw = family->rw,
                                      .body = "Buruh lepas, rumah mengontrak, tiga anak.",
                                      .is_declared = true,
                                      .by = {"Warga Contoh", ""}}));
        at(0);
        for (auto const& one : staff_)
            if (one.role == access::Role::village_operator && one.area == village) {
                access::Officer const by{.id = one.id,
                                         .name = one.name,
                                         .role = one.role,
                                         .area = one.area,
                                         .unit = one.unit,
                                         .acts = access::acts_of(one.role)};
                SINERGI_MUST(accept(tx_, desk_, by, UsulId(receipt.id), family->id));
                return {};
            }
        return {};
    }
    /// Somebody asks what is kept about the family and has it; somebody else wants a fact mended and waits.
    Done own_data() {
        auto const counter = officer(access::Role::back_office, 1);  // may take in requests, as the counter does
        at(2);
        SINERGI_TRY(told, asked(counter, 4, RightsKind::access, {}));
        if (!told.is_none()) {
            at(1);
            SINERGI_MUST(settle(tx_, desk_, counter, told, RightsOutcome::done,
                                "Dicetak dan diserahkan kepada yang bersangkutan."));
        }
        at(1);
        SINERGI_MUST(asked(counter, 5, RightsKind::correction, "Lantai rumah kami tanah, tercatat keramik."));
        return {};
    }
    /// Proved by the paper and by what its owner knows; none when the registry knows too little to prove it.
    Result<RightsId> asked(access::Officer const& counter, std::size_t which, RightsKind kind, std::string body) {
        auto const family = registry::find_family(tx_, families_[which]);
        for (auto const& one : registry::members_of(tx_, families_[which])) {
            bool const is_known = one.id == family->head && one.born_on && !one.nik.empty() && !family->no_kk.empty();
            if (!is_known) continue;
            SINERGI_TRY(begun, identify(tx_, desk_, counter, {.nik = one.nik, .kind = kind, .body = std::move(body)}));
            SINERGI_TRY(next, prove(tx_, desk_, counter, begun.id, {.born_on = one.born_on, .no_kk = family->no_kk}));
            return next.state == RightsState::proved ? next.id : RightsId{};
        }
        return RightsId{};
    }

    db::Tx& tx_;
    Desk desk_;
    Moment today_;
    KeptPhoto photo_;
    std::vector<access::Person> staff_;
    std::vector<registry::FamilyId> families_;
};

}  // namespace

void seed_objections(access::Office& office, calendar::Calendar const& calendar, files::FileStore const& files,
                     Moment now) {
    auto const clean = files::cleaned(draw(Scene::house, 41));
    if (!clean) throw Fault("the demo's photo is no picture");
    KeptPhoto const photo{.digest = files.put(clean->jpeg), .thumb = files.put(clean->thumbnail)};
    regions::Areas const names(office.db);
    auto const done = office.db.write(
        [&](db::Tx& tx) -> Done { return Weeks(tx, Desk{office, calendar, names, now}, photo).tell(); });
    if (!done)
        throw Fault(fmt::format("the demo's objections were refused: {} {}", done.error().key, done.error().about));
}

}  // namespace sinergi::seed
