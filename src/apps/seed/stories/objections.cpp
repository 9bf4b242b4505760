#include "seed/stories/objections.hpp"

#include "access/directory.hpp"
#include "objections/actions/checks.hpp"
#include "objections/actions/usul.hpp"
#include "plumbing/files/images.hpp"
#include "registry/actions/others.hpp"
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
    Result<CheckId> being_checked(ObjectionId id, std::size_t which) {
        auto const desk = officer(access::Role::back_office);
        SINERGI_MUST(act(tx_, desk_, desk, id, Deed::matched, {.family = families_[which]}));
        SINERGI_TRY(next, act(tx_, desk_, desk, id, Deed::checking, {}));
        return next.check_id;
    }

    Done appealed() {
        at(40);
        SINERGI_TRY(id, said(0, "mampu", "Rumahnya bertingkat dan punya dua mobil."));
        at(38);
        SINERGI_TRY(check, being_checked(id, 0));
        at(35);
        auto const visitor = officer(access::Role::back_office, 1), desk = officer(access::Role::back_office);
        SINERGI_MUST(visit(tx_, desk_, visitor, check,
                           {.seen = Finding::differs,
                            .note = "Rumah bertingkat, satu mobil di halaman. Dilihat bersama ketua RT.",
                            .family_says = "Rumah dan mobil milik majikan."}));
        at(33);
        SINERGI_MUST(close(tx_, desk_, desk, check,
                           {.finding = Finding::differs,
                            .programme = "PKH",
                            .reason = "mampu",
                            .minutes = "BA 14/MUSDES/2026",
                            .minutes_on = desk_.today()}));
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
        SINERGI_MUST(turn_down(tx_, desk_, desk, made[1], Refused::not_in_registry, "Keluarga belum terdata di desa."));
        return {};
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
