#pragma once
// A few areas for tests: reading the whole country would take half a second a test.

namespace sinergi::regions::testing {

/// Kabupaten Kuningan with one kecamatan and two of its villages, as SQL for an empty office.
inline constexpr auto few_areas = R"(
INSERT INTO region_change (id, day, decree, recorded_at) VALUES (1, '2025-01-01', 'Kepmendagri', 0);
INSERT INTO region (code, valid_from, name, change_id) VALUES
 ('32', '0001-01-01', 'Jawa Barat', 1), ('3208', '0001-01-01', 'Kabupaten Kuningan', 1),
 ('320801', '0001-01-01', 'Kadugede', 1),
 ('3208012001', '0001-01-01', 'Sindangjawa', 1), ('3208011002', '0001-01-01', 'Windujanten', 1))";

}  // namespace sinergi::regions::testing
