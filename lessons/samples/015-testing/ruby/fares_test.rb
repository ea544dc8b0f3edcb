require 'minitest/autorun'
require_relative 'fares'

# ANCHOR: unit
class FaresTest < Minitest::Test
  { 1 => 7400, 600 => 7400,            # up to the limit
    601 => 8600, 700 => 8600,          # one started metre
    701 => 9800 }.each do |cm, cents|  # and the next
    define_method("test_a_vehicle_of_#{cm}_cm_costs_#{cents}") do
      assert_equal cents, vehicle_cents(cm)      # act, assert
    end
  end

  def test_a_vehicle_without_length_is_refused
    assert_raises(ArgumentError) { vehicle_cents(0) }
  end
end
# ANCHOR_END: unit
