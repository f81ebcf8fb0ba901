export { designOf, simulate, type Trial } from '../../../sim/fidelity/experiment'
