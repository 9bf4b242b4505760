#include "seed/stories.hpp"

#include "access/directory.hpp"
#include "referrals/actions.hpp"

#include <array>

namespace sinergi::seed {
namespace {

using referrals::PlaceKind;

struct PlaceLine {
    PlaceKind kind;
    std::string_view name, region, address, phone, hours, offers;
    std::string_view unit{};  // code; its partner accounts answer
    std::int64_t beds = 0;
    double lat = 0, lon = 0;  // 0: not on the map
};
constexpr std::array regency_places = {
    PlaceLine{PlaceKind::rsud, "RSUD (contoh)", "3208", "Jl. Contoh Sehat 1", "0232000101", "24 jam",
              "Gawat darurat\nRawat inap\nJiwa", "RSUD"},
    PlaceLine{PlaceKind::puskesmas, "Puskesmas Kadugede (contoh)", "320801", "Jl. Contoh Raya 2", "0232000102",
              "08.00-14.00, gawat darurat 24 jam", "Pengobatan\nRujukan\nKunjungan rumah"},
    PlaceLine{PlaceKind::satpol_pp, "Satpol PP (contoh)", "3208", "Jl. Contoh Siliwangi 3", "0232000103", "24 jam",
              "Penjangkauan\nPengamanan", "SATPOLPP"},
    PlaceLine{PlaceKind::police, "Polres, unit PPA (contoh)", "3208", "Jl. Contoh Raya 4", "110", "24 jam",
              "Laporan pidana"},
    PlaceLine{PlaceKind::dukcapil, "Dinas Dukcapil (contoh)", "3208", "Jl. Contoh 5", "0232000105", "08.00-15.00",
              "Pencarian identitas biometrik\nKTP-el dan KK"},
    PlaceLine{PlaceKind::shelter, "Rumah singgah Dinsos (contoh)", "3208", "Jl. Contoh 6", "0232000106", "24 jam",
              "Penampungan sementara\nMakan\nPenelusuran keluarga", "", 12},
    PlaceLine{PlaceKind::baznas, "Baznas (contoh)", "3208", "Jl. Contoh 7", "0232000107", "08.00-15.00",
              "Bantuan darurat"},
    PlaceLine{PlaceKind::disdik, "Dinas Pendidikan (contoh)", "3208", "Jl. Contoh 8", "0232000108", "08.00-15.00",
              "Anak putus sekolah"},
    PlaceLine{PlaceKind::province_institution, "Panti lansia UPTD provinsi (contoh)", "3273", "Jl. Contoh Provinsi 9",
              "0220000109", "24 jam", "Pengasuhan lansia telantar", "", 60}};
constexpr std::array sentra = {
    PlaceLine{PlaceKind::sentra, "Sentra Prof. Dr. Soeharso", "3372", "Surakarta", "", "24 jam",
              "Rehabilitasi disabilitas\nKursi roda dan alat bantu\nVokasional", "", 0, -7.56, 110.80},
    PlaceLine{PlaceKind::sentra, "Sentra contoh Bandung", "3273", "Bandung", "", "24 jam",
              "Lansia telantar\nDisabilitas\nTerapi psikososial", "", 40, -6.91, 107.61},
    PlaceLine{PlaceKind::sentra, "Sentra contoh Bogor", "3201", "Bogor", "", "24 jam",
              "Korban NAPZA\nGelandangan dan pengemis", "", 50, -6.60, 106.80}};

Done put(db::Tx& tx, Side const& side, access::Officer const& admin, PlaceLine const& line, Moment now) {
    SINERGI_TRY(region, RegionCode::parse(line.region));
    referrals::Place place{.kind = line.kind,
                           .authority = referrals::authority_of(line.kind),
                           .law = {},
                           .name = std::string(line.name),
                           .region = region,
                           .address = std::string(line.address),
                           .phone = std::string(line.phone),
                           .hours = std::string(line.hours),
                           .offers = std::string(line.offers),
                           .node = {}};
    if (line.beds > 0) place.capacity = line.beds;
    if (line.lat != 0) {
        place.lat = line.lat;
        place.lon = line.lon;
    }
    for (auto const& unit : access::units(tx))
        if (unit.code == line.unit) place.unit = unit.id;
    SINERGI_MUST(referrals::add_place(tx, {.office = side.office, .now = now}, admin, place));
    return {};
}

}  // namespace

Done put_places(db::Tx& tx, Side const& side, access::Officer const& admin, Moment now) {
    bool const is_regency = side.office.area.level() == RegionLevel::regency;
    if (is_regency)
        for (auto const& line : regency_places) SINERGI_MUST(put(tx, side, admin, line, now));
    for (auto const& line : sentra) SINERGI_MUST(put(tx, side, admin, line, now));
    return {};
}

}  // namespace sinergi::seed
